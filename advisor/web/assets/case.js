// The case file beside the conversation: facts put right, questions answered, evidence ticked off.
// A change is made to the case file itself and the last question is answered again.
(() => {
  const talk = window.advisorTalk;
  const facts = document.getElementById('facts');
  const empty = facts.innerHTML;
  const ticked = new Set();

  talk.on('answered', (told) => {
    facts.innerHTML = told.facts;
    way();
    document.querySelectorAll('.bot').forEach((one) => {
      const last = one.id === `a-${told.turn}`;
      one.querySelectorAll('.part-questions').forEach((form) => { form.hidden = !last; });
      if (!last && told.again) outdated(one);
    });
    document.querySelectorAll('[data-tick]').forEach((box) => { box.checked = ticked.has(box.dataset.tick); });
    count();
  });
  talk.on('restarted', () => { facts.innerHTML = empty; ticked.clear(); way(); });

  // On a phone the case file stands below a long conversation: a line above the box leads there.
  function way() {
    const known = facts.querySelectorAll('.known-row').length;
    const sum = facts.querySelector('.sum-figure');
    const link = document.getElementById('to-facts');
    link.hidden = !known;
    link.textContent = `已知情况 ${known} 项，${sum ? sum.textContent : '可改'}`;
  }

  function outdated(answer) {
    if (answer.querySelector('.outdated')) return;
    const note = document.createElement('p');
    note.className = 'outdated';
    note.textContent = '这是改之前算的，以最后一次回答为准。';
    answer.prepend(note);
  }

  // --- what a control holds ---

  function valueOf(root, kind) {
    const picked = root.querySelector('input[type="radio"]:checked');
    const typed = root.querySelector('input:not([type="radio"])');
    const words = typed?.value.trim() ?? '';
    if (picked && picked.hasAttribute('data-unknown')) return { kind: 'unknown', words: '不知道' };
    if (picked) {
      const said = picked.closest('label').textContent.trim();
      if (picked.hasAttribute('data-none')) return { kind: 'set', value: null, words: said };
      return { kind: 'set', value: kind === 'yesno' ? picked.value === 'true' : picked.value, words: said };
    }
    return words ? { kind: 'set', value: words, words } : null;
  }

  document.addEventListener('input', (event) => {
    const root = event.target.closest('.question, .fact-form');
    if (!root) return;
    if (event.target.type === 'radio') {
      const typed = root.querySelector('input:not([type="radio"])');
      if (typed) typed.value = '';
    } else {
      root.querySelectorAll('input[type="radio"]:checked').forEach((one) => { one.checked = false; });
    }
  });

  // --- facts ---

  function complain(form, words) { form.querySelector('[data-said]').textContent = words; }

  document.addEventListener('submit', (event) => {
    const form = event.target.closest('.fact-form');
    if (!form) return;
    event.preventDefault();
    const told = valueOf(form, form.dataset.kind);
    if (!told) { complain(form, '请先写上，或者点“去掉这一项”。'); return; }
    if (!talk.again([{ fact: form.dataset.fact, kind: 'set', value: told.value }], `${form.dataset.label}：${told.words}`)) {
      complain(form, '正在算，请等一等再改。');
    }
  });

  document.addEventListener('click', (event) => {
    const remove = event.target.closest('[data-remove]');
    if (!remove) return;
    const form = remove.closest('.fact-form');
    talk.again([{ fact: form.dataset.fact, kind: 'remove' }], `去掉：${form.dataset.label}`);
  });

  // --- questions ---

  document.addEventListener('submit', (event) => {
    const form = event.target.closest('.questions');
    if (!form) return;
    event.preventDefault();
    const changes = [];
    const notes = [];
    form.querySelectorAll('.question').forEach((one) => {
      const told = valueOf(one, one.dataset.kind);
      if (!told) return;
      const { words, ...change } = told;
      changes.push({ fact: one.dataset.fact, entitlement: one.dataset.entitlement, ...change });
      notes.push(`${one.dataset.label}：${words}`);
    });
    if (!changes.length) { complain(form, '请先答一样，不知道的点“不知道”。'); return; }
    talk.again(changes, notes.join('；'));
  });

  // --- evidence ---

  function count() {
    document.querySelectorAll('.part-evidence').forEach((part) => {
      const boxes = [...part.querySelectorAll('[data-tick]')];
      const title = part.querySelector('h3');
      if (!boxes.length) return;
      let said = title.querySelector('.ticked');
      if (!said) { said = document.createElement('span'); said.className = 'ticked'; title.append(said); }
      said.textContent = `（已备 ${boxes.filter((box) => box.checked).length} / ${boxes.length}）`;
    });
  }

  document.addEventListener('change', (event) => {
    const box = event.target.closest('[data-tick]');
    if (!box) return;
    if (box.checked) ticked.add(box.dataset.tick); else ticked.delete(box.dataset.tick);
    count();
    window.dispatchEvent(new Event('advisor:ticked'));
  });

  window.advisorTicks = { all: () => [...ticked], take: (kept) => kept.forEach((one) => ticked.add(String(one))) };
})();
