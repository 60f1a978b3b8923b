// The conversation: what is typed goes over Gradio's wire, what comes back is put below what was said.
// The case file stays in this page; it travels with every message and nobody else keeps it.
(() => {
  const byId = (id) => document.getElementById(id);
  const state = { turn: 0, id: '', waiting: null, case: null, question: '', end: null, unsent: null, timers: [] };
  const listeners = { answered: [], restarted: [], failed: [] };
  const tell = (name, ...told) => listeners[name].forEach((one) => one(...told));

  // Gradio sets the language of its own words; this page is Chinese whatever the browser prefers.
  const root = document.documentElement;
  new MutationObserver(() => { if (root.lang !== 'zh-CN') root.lang = 'zh-CN'; })
    .observe(root, { attributes: true, attributeFilter: ['lang'] });

  // --- the wire ---

  window.advisorWire = {
    connect(end) { state.end = end; if (state.unsent) { const said = state.unsent; state.unsent = null; end.send(said); } },
    take(told) { if (told && told.id === state.id) received(told); },
  };

  function send(said) {
    state.id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    said.id = state.id;
    said.turn = state.turn;
    said.case = state.case;
    state.waiting = said;
    busy(true);
    progress('正在送出…', 0);
    state.timers.forEach(clearTimeout);
    state.timers = [
      setTimeout(() => { if (state.waiting === said && !said.heard) progress('还在等，可能问的人多，或网络慢…', 0); }, 4000),
      setTimeout(() => { if (state.waiting === said && !said.heard) lost(); }, 25000),
      setTimeout(() => { if (state.waiting === said) lost(); }, 180000),
    ];
    if (state.end) state.end.send(said); else state.unsent = said;
  }

  function lost() {
    problem('还没有等到回答。请看看网络，再点一次“问一问”；您写的还在。', true);
    const words = byId('words-in');
    if (!words.value && !state.waiting.changes) words.value = state.waiting.words;
    state.waiting = null;
  }

  // An answer that comes after it was given up is still the answer, as long as nothing else was asked.
  function received(told) {
    if (state.waiting) state.waiting.heard = true;
    document.querySelectorAll('.trouble.late').forEach((one) => one.remove());
    if (told.problem) { problem(told.problem); state.waiting = null; return; }
    if (told.stage) { if (state.waiting) progress(told.stage, told.step); return; }
    if (!told.answer) return;
    show(told);
    if (told.done) {
      state.case = told.case;
      state.waiting = null;
      busy(false);
      byId('announce').textContent = `回答好了。${shortOf(told)}`;
      tell('answered', told, { question: state.question });
      // What had the focus may have been replaced: the keyboard goes on at the answer.
      if (document.activeElement === document.body) byId(`a-${told.turn}`).focus({ preventScroll: true });
    }
  }

  // --- what is seen ---

  function progress(words, step) {
    byId('progress').hidden = false;
    byId('stage').textContent = words;
    document.querySelectorAll('#progress [data-step]').forEach((one) => {
      const n = Number(one.dataset.step);
      one.className = n < step ? 'done' : n === step ? 'now' : '';
    });
  }

  function busy(on) {
    byId('send').disabled = on;
    byId('progress').hidden = !on;
    byId('again').hidden = !byId('chat').childElementCount;
    document.body.classList.toggle('busy', on);
    document.querySelectorAll('.fact-form button, .questions button').forEach((one) => { one.disabled = on; });
  }

  function problem(words, late = false) {
    busy(false);
    const line = document.createElement('p');
    line.className = late ? 'banner due trouble late' : 'banner bad trouble';
    line.setAttribute('role', 'alert');
    line.textContent = words;
    byId('chat').append(line);
    line.scrollIntoView({ block: 'nearest' });
    tell('failed');
  }

  function bubble(words, note) {
    const one = document.createElement('article');
    one.className = note ? 'user note' : 'user';
    one.dataset.testid = 'user';
    const who = document.createElement('h2');
    who.className = 'out-of-sight';
    who.textContent = note ? '您改了情况' : '您说';
    const text = document.createElement('p');
    text.textContent = words;
    one.append(who, text);
    byId('chat').append(one);
    return one;
  }

  function show(told) {
    let reply = byId(`a-${told.turn}`);
    const first = !reply;
    if (first) {
      reply = document.createElement('article');
      reply.className = 'bot';
      reply.id = `a-${told.turn}`;
      reply.dataset.testid = 'bot';
      reply.tabIndex = -1;
      byId('chat').append(reply);
    }
    reply.innerHTML = `<h2 class="out-of-sight">回答</h2>${told.answer}`;
    if (first) (reply.previousElementSibling ?? reply).scrollIntoView({ block: 'start' });
  }

  function shortOf(told) {
    const short = document.querySelector(`#a-${told.turn} .part-short p, #a-${told.turn} .lead-line`);
    return short ? short.textContent : '';
  }

  // The box stands over the foot of the page: what the keyboard comes to is scrolled clear of it.
  new ResizeObserver(() => root.style.setProperty('--box', `${byId('ask').offsetHeight}px`)).observe(byId('ask'));

  // --- saying something ---

  const FIRST_HINT = byId('words-in').placeholder;
  function talking(on) {
    document.body.classList.toggle('talking', on);
    byId('openings').hidden = on;
    byId('words-in').placeholder = on ? '接着说或接着问' : FIRST_HINT;
  }

  function ask(words) {
    if (state.waiting || !words) return;
    state.turn += 1;
    state.question = words;
    talking(true);
    bubble(words, false);
    send({ words });
  }

  // The question last asked, once more, after `changes` to the case file; `note` says them in words.
  function again(changes, note) {
    if (state.waiting) return false;
    state.turn += 1;
    talking(true);
    if (note) bubble(note, true);
    send({ words: state.question, changes });
    return true;
  }

  function restart() {
    state.timers.forEach(clearTimeout);
    Object.assign(state, { turn: 0, id: '', waiting: null, case: null, question: '', unsent: null });
    byId('chat').replaceChildren();
    talking(false);
    busy(false);
    tell('restarted');
    byId('words-in').focus();
  }

  window.advisorTalk = {
    ask, again, restart, bubble,
    on: (name, work) => listeners[name].push(work),
    get waiting() { return Boolean(state.waiting); },
    get case() { return state.case; },
    get question() { return state.question; },
    take(kept) { state.case = kept.case; state.question = kept.question; },
  };

  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    const words = byId('words-in').value.trim();
    if (!words || state.waiting) { byId('words-in').focus(); return; }
    byId('words-in').value = '';
    ask(words);
  });
  byId('words-in').addEventListener('keydown', (event) => {
    // On a phone Enter is a new line; in the middle of a Chinese word it is the input method's.
    const keyboard = matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || !keyboard) return;
    event.preventDefault();
    byId('ask').requestSubmit();
  });
  byId('again').addEventListener('click', restart);

  byId('openings').addEventListener('click', (event) => {
    const matter = event.target.closest('.matter');
    if (matter) {
      document.querySelectorAll('.matter').forEach((one) => one.setAttribute('aria-expanded', String(one === matter)));
      document.querySelectorAll('.examples').forEach((one) => { one.hidden = one.id !== matter.getAttribute('aria-controls'); });
    }
    const example = event.target.closest('.example');
    if (example) {
      byId('words-in').value = example.textContent;
      byId('words-in').focus();
    }
  });
})();
