// A paper handed in: read by the server on the way through, shown here, and only what is ticked enters the case.
(() => {
  const talk = window.advisorTalk;
  const byId = (id) => document.getElementById(id);
  const panel = byId('paper');
  const opener = byId('paper-open');
  const file = byId('paper-file');
  const take = byId('paper-take');
  const read = byId('paper-read');
  const SECONDS = 150;
  const state = { asked: null, kind: '', sent: false };

  function say(words, bad = false) {
    const said = byId('paper-said');
    said.hidden = !words;
    said.textContent = words;
    said.classList.toggle('bad', bad);
  }

  // --- the panel ---

  function show(open) {
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
  }

  function fresh() {
    state.asked?.abort();
    Object.assign(state, { asked: null, kind: '', sent: false });
    file.value = '';
    read.replaceChildren();
    say('');
    byId('paper-title').textContent = '交一份材料';
    byId('paper-choose').hidden = false;
    byId('paper-pick').hidden = false;
    byId('paper-close').textContent = '不交了';
    take.hidden = true;
    panel.removeAttribute('aria-busy');
  }

  function toTitle(words) {
    byId('paper-title').textContent = words;
    byId('paper-title').focus({ preventScroll: true });
    panel.scrollIntoView({ block: 'start' });
  }

  opener.addEventListener('click', () => {
    if (!panel.hidden) { leave(); return; }
    fresh();
    show(true);
    toTitle('交一份材料');
  });

  function leave() {
    const kept = byId('announce');
    fresh();
    show(false);
    kept.textContent = '没有记下，材料也没有留。';
    opener.focus({ preventScroll: true });
  }

  byId('paper-close').addEventListener('click', leave);
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') leave(); });

  // --- reading ---

  function sorry(words) {
    fresh();
    say(words, true);
    file.focus({ preventScroll: true });
  }

  async function ask(chosen, asked) {
    const head = JSON.stringify({ name: chosen.name, case: talk.case });
    const reply = await fetch('/case/paper', {
      method: 'POST', headers: { 'Content-Type': 'application/octet-stream' },
      body: new Blob([head, '\n', chosen]), signal: asked.signal,
    });
    const told = await reply.json();
    if (!reply.ok) throw new Error(told.error.message);
    return told;
  }

  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    fresh();
    if (chosen.size > Number(file.dataset.most)) { sorry(file.dataset.tooLarge); return; }
    const asked = new AbortController();
    const late = setTimeout(() => asked.abort(), SECONDS * 1000);
    state.asked = asked;
    byId('paper-choose').hidden = true;
    byId('paper-pick').hidden = true;
    panel.setAttribute('aria-busy', 'true');
    say(`正在看“${chosen.name}”…`);
    byId('paper-close').focus({ preventScroll: true });
    try {
      const told = await ask(chosen, asked);
      if (state.asked === asked) list(told);
    } catch (error) {
      // Whoever closed the panel wants to hear no more of it.
      if (state.asked !== asked) return;
      const unread = error instanceof TypeError || error instanceof SyntaxError || error.name === 'AbortError';
      sorry(unread ? '没有看成，可能网络断了，或材料太大。请再试一次，或者直接写在对话里。' : error.message);
    } finally {
      clearTimeout(late);
    }
  });

  // --- confirming ---

  const boxes = () => [...read.querySelectorAll('[data-change]')];
  const ticked = () => boxes().filter((box) => box.checked);

  function list(told) {
    fresh();
    state.kind = told.kind;
    // Made by the server's template, which escapes every word of the paper.
    read.innerHTML = told.html;
    byId('paper-choose').hidden = true;
    byId('paper-pick').hidden = told.count > 0;
    byId('paper-close').textContent = told.count ? '都不要' : '关上';
    take.hidden = !told.count;
    count();
    toTitle(told.count ? `这份${told.kind}里读出 ${told.count} 项，请核对` : `看过了这份${told.kind}`);
  }

  function count() {
    const n = ticked().length;
    take.disabled = !n;
    take.textContent = n ? `记下勾选的 ${n} 项${talk.question ? '，重新算' : ''}` : '先勾上对的';
  }

  read.addEventListener('change', count);

  take.addEventListener('click', () => {
    const chosen = ticked();
    if (!chosen.length) return;
    const note = `${state.kind}：${chosen.map((box) => box.dataset.told).join('；')}`;
    if (!talk.again(chosen.map((box) => JSON.parse(box.dataset.change)), note)) {
      say('正在回答上一个问题，请等一等再点。', true);
      return;
    }
    state.sent = true;
    show(false);
  });

  talk.on('answered', () => { if (state.sent) { fresh(); show(false); } });
  // What was ticked is still there, to be sent once more.
  talk.on('failed', () => {
    if (!state.sent) return;
    state.sent = false;
    show(true);
  });
  talk.on('restarted', () => { fresh(); show(false); });
})();
