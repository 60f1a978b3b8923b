// Large text and dark mode, on every page; the choice stays in this browser alone.
(() => {
  const root = document.documentElement;
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
  root.lang = 'zh-CN';
  if (read('size') === 'large') root.dataset.size = 'large';
  if (['dark', 'light'].includes(read('theme'))) root.dataset.theme = read('theme');

  const dark = () => root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;

  function show() {
    document.querySelectorAll('[data-knob="size"]').forEach((knob) =>
      knob.setAttribute('aria-pressed', String(root.dataset.size === 'large')));
    document.querySelectorAll('[data-knob="theme"]').forEach((knob) =>
      knob.setAttribute('aria-pressed', String(dark())));
  }

  document.addEventListener('click', (event) => {
    const knob = event.target.closest('[data-knob]');
    if (!knob) return;
    if (knob.dataset.knob === 'size') {
      root.dataset.size = root.dataset.size === 'large' ? 'normal' : 'large';
      keep('size', root.dataset.size);
    } else {
      root.dataset.theme = dark() ? 'light' : 'dark';
      keep('theme', root.dataset.theme);
    }
    show();
  });
  document.addEventListener('DOMContentLoaded', show);
  new MutationObserver(show).observe(root, { childList: true, subtree: true });
})();
