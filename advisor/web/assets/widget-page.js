// The small chat: asks /api/v1/ask. The case file lives in this page alone and goes with every question.
(() => {
  const byId = (id) => document.getElementById(id);
  const [talk, log, stage, form, words, again] = ['talk', 'log', 'stage', 'form', 'words', 'again'].map(byId);
  const KINDS = { 原文: 'official', 要旨: 'gist', 案例: 'case', 材料: 'own' };
  const STATES = {
    in_force: '现行有效', in_doubt: '效力存疑，仅供参考', not_in_force: '已失效', not_yet_in_force: '尚未施行',
    text_not_held: '没有收录这一天的文本', unknown: '效力没有核对过',
  };
  const BROKEN = '没有连上，请检查网络后再发一次。急事请打 12351（工会）或 12333（人社）。';
  let file = null;
  let turn = 0;

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  async function ask(question) {
    const answer = await fetch('/api/v1/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(file ? { question, case: file, html: true } : { question, html: true }),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error.message);
    return told;
  }

  function source(citation, id) {
    const made = make('div', `source ${KINDS[citation.kind]}`);
    made.id = id;
    made.tabIndex = -1;
    const where = citation.article || (citation.page ? `第 ${citation.page} 页` : '');
    made.append(make('strong', '', `${citation.n}. 《${citation.instrument}》${where}`));
    const state = citation.kind === '材料' ? '用户添加的材料' : `${citation.kind}，${STATES[citation.state]}`;
    made.append(make('small', '', citation.note ? `${state}。${citation.note}` : state));
    for (const line of (citation.quote || citation.gist || '').split('\n')) {
      if (line.trim()) made.append(make('p', '', line));
    }
    if (/^https?:\/\//.test(citation.url || '')) {
      const link = make('a', '', '到官方网站核对');
      link.href = citation.url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      made.append(link);
    }
    return made;
  }

  // 【n】 in the answer's text becomes a button that opens its source below.
  function chips(root, prefix) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (/【\d{1,3}】/.test(walker.currentNode.data)) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const pieces = node.data.split(/【(\d{1,3})】/);
      node.replaceWith(...pieces.map((piece, at) => {
        if (at % 2 === 0) return piece;
        const chip = make('button', 'cite', piece);
        chip.type = 'button';
        chip.dataset.source = `${prefix}-${piece}`;
        chip.setAttribute('aria-label', `查看出处 ${piece}`);
        return chip;
      }));
    }
  }

  // A table scrolls by itself; one of many months folds under its heading.
  function fold(table) {
    const wide = make('div', 'wide');
    const rows = table.querySelectorAll('tbody tr').length;
    const around = rows > 8 ? make('details') : wide;
    table.replaceWith(around);
    if (around !== wide) around.append(make('summary', '', `逐项明细（${rows} 行）`), wide);
    wide.append(table);
    wide.tabIndex = 0;
  }

  function show(told) {
    turn += 1;
    const prefix = `s-${turn}`;
    const made = make('article', 'theirs');
    made.setAttribute('aria-label', `回答 ${turn}`);
    // The server escaped it; the page's policy lets nothing in it run.
    made.innerHTML = told.html;
    made.querySelectorAll('table').forEach(fold);
    chips(made, prefix);
    if (told.citations.length) {
      const list = make('details', 'sources');
      list.append(make('summary', '', `出处（${told.citations.length}）`));
      list.append(...told.citations.map((one) => source(one, `${prefix}-${one.n}`)));
      made.append(list);
    }
    log.append(made);
    made.scrollIntoView({ block: 'start' });
    // Not the box to type in: on a phone the keyboard would cover the answer.
    made.tabIndex = -1;
    made.focus({ preventScroll: true });
  }

  async function send(question) {
    if (!question || form.dataset.busy) return;
    const button = form.querySelector('button');
    form.dataset.busy = 'yes';
    button.disabled = true;
    byId('opening').hidden = true;
    const mine = make('p', 'mine', question);
    log.append(mine);
    words.value = '';
    stage.textContent = '正在查法条、算金额、逐句核对……';
    stage.scrollIntoView({ block: 'end' });
    try {
      const told = await ask(question);
      file = told.case;
      show(told);
      again.hidden = false;
    } catch (problem) {
      mine.remove();
      const said = problem instanceof TypeError || problem instanceof SyntaxError ? BROKEN : problem.message;
      const trouble = make('p', 'trouble', said);
      trouble.setAttribute('role', 'alert');
      log.append(trouble);
      if (!words.value) words.value = question;
      words.focus({ preventScroll: true });
    }
    stage.textContent = '';
    delete form.dataset.busy;
    button.disabled = false;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(words.value.trim());
  });
  words.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(words.value.trim());
  });
  again.addEventListener('click', () => {
    file = null;
    log.replaceChildren();
    byId('opening').hidden = false;
    again.hidden = true;
    words.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target.matches('.example')) send(event.target.textContent);
    if (!event.target.matches('.cite')) return;
    const card = byId(event.target.dataset.source);
    if (!card) return;
    card.closest('details').open = true;
    card.scrollIntoView({ block: 'nearest' });
    card.focus({ preventScroll: true });
  });
})();
