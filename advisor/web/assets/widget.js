// One line in a union's own page: <script src="https://…/widget.js" async></script>
// A button at the corner opens the chat in a frame; nothing is loaded before that.
(() => {
  if (document.getElementById('labour-advisor-button')) return;
  const own = document.currentScript;
  const origin = new URL(own.src).origin;
  const words = own.dataset.words || '劳动权益咨询';
  const style = (element, rules) => Object.assign(element.style, rules);

  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'labour-advisor-button';
  button.textContent = words;
  button.setAttribute('aria-expanded', 'false');
  style(button, {
    position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483000', minHeight: '48px', padding: '0 20px',
    border: '0', borderRadius: '6px', background: '#0f5c5c', color: '#fffdf9', font: '600 16px system-ui, sans-serif',
    cursor: 'pointer', boxShadow: '0 2px 10px rgb(0 0 0 / .3)',
  });
  let frame = null;

  function lay() {
    const phone = window.innerWidth < 560;
    style(frame, phone
      ? { inset: '0 0 72px 0', width: '100%', height: 'calc(100% - 72px)', borderRadius: '0' }
      : { inset: 'auto 16px 76px auto', width: '420px', height: 'min(680px, calc(100vh - 100px))', borderRadius: '6px' });
  }

  function build() {
    frame = document.createElement('iframe');
    frame.id = 'labour-advisor-frame';
    frame.title = words;
    frame.src = `${origin}/widget`;
    style(frame, {
      position: 'fixed', zIndex: '2147483000', border: '1px solid #ddd6c8', background: '#faf7f1',
      boxShadow: '0 6px 30px rgb(0 0 0 / .3)',
    });
    lay();
    window.addEventListener('resize', lay);
    button.setAttribute('aria-controls', frame.id);
    button.before(frame);
  }

  function toggle(open) {
    if (open && !frame) build();
    if (frame) frame.hidden = !open;
    if (frame) frame.style.display = open ? 'block' : 'none';
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? '关闭' : words;
    if (open) frame.focus(); else button.focus();
  }

  button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') toggle(false);
  });
  const put = () => document.body.append(button);
  if (document.body) put(); else document.addEventListener('DOMContentLoaded', put);
})();
