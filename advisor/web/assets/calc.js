// A calculator's form: the result while it is filled in, a link that carries the figures, print.
// The figures stand behind the # of the link, which a browser sends to nobody.
(() => {
  const form = document.getElementById('calc');
  const result = document.getElementById('result');
  const link = document.getElementById('to-result');
  const empty = result?.innerHTML;
  if (!form) return;
  let waiting = null;
  let asked = 0;

  function values() {
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const words = String(value).trim().replace(/\s*\n\s*/g, ',');
      if (words) given.append(name, words);
    }
    form.querySelectorAll('[data-nothing]:checked').forEach((box) => given.set(box.dataset.nothing, 'null'));
    return given;
  }

  async function reckon(focus) {
    const given = values();
    if (![...given.keys()].length) return;
    const turn = ++asked;
    result.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: given });
      if (turn !== asked) return;
      if (!answer.ok) throw new Error(answer.status);
      const open = [...result.querySelectorAll('details[open]')].map((one) => one.className);
      result.innerHTML = await answer.text();
      result.querySelectorAll('details').forEach((one) => { if (open.includes(one.className)) one.open = true; });
      way();
      if (focus) result.scrollIntoView({ block: innerWidth <= 860 ? 'start' : 'nearest' });
    } catch {
      if (turn === asked) result.textContent = '没有连上，请再点一次“算一下”。';
    } finally {
      if (turn === asked) result.removeAttribute('aria-busy');
    }
  }

  // On a phone the result stands below a long form: a line at the foot of the window says it and leads there.
  function way() {
    const sum = result.querySelector('.amount');
    link.hidden = result.querySelector('.empty') !== null;
    const wrong = result.querySelector('.banner.bad');
    link.textContent = sum ? `结果：${sum.textContent}` : wrong ? '有一项填得不对，看一看' : '还算不出，看看差什么';
  }
  link.addEventListener('click', (event) => {
    event.preventDefault();
    result.scrollIntoView({ block: 'start' });
    result.focus({ preventScroll: true });
  });
  new IntersectionObserver(([seen]) => link.classList.toggle('there', seen.isIntersecting)).observe(result);

  form.addEventListener('submit', (event) => { event.preventDefault(); reckon(true); });
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(reckon, 400); });
  form.addEventListener('change', (event) => {
    const box = event.target.closest('[data-nothing]');
    if (box) form.elements[box.dataset.nothing].disabled = box.checked;
  });
  form.addEventListener('reset', () => {
    form.querySelectorAll('[disabled]').forEach((one) => { one.disabled = false; });
    result.innerHTML = empty;
    way();
    history.replaceState(null, '', location.pathname);
  });

  const carried = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of carried) {
    const nothing = form.querySelector(`[data-nothing="${CSS.escape(name)}"]`);
    const field = form.elements[name];
    if (!(field instanceof Element)) continue;
    if (value === 'null' && nothing) { nothing.checked = true; field.disabled = true; } else field.value = value;
  }
  if ([...carried.keys()].length) reckon();

  document.querySelector('[data-share]')?.addEventListener('click', async () => {
    const said = document.getElementById('share-said');
    history.replaceState(null, '', `#${values()}`);
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = '链接已复制。里面只有您填的数字和日期，没有姓名电话。';
    } catch {
      said.textContent = '浏览器不让复制，请直接复制地址栏里的链接。';
    }
  });
  document.querySelector('[data-print]')?.addEventListener('click', () => print());
})();
