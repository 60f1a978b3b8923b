// A 【n】 opens its source card, at the sentence it stands on, which is highlighted.
(() => {
  const beside = document.getElementById('beside');
  const place = document.getElementById('sources');
  const empty = place.innerHTML;
  let from = null;

  window.advisorTalk.on('answered', (told) => {
    if (!told.sources) return;
    place.querySelector('.sources-empty')?.remove();
    place.insertAdjacentHTML('beforeend', told.sources);
    current(String(told.turn));
  });
  window.advisorTalk.on('restarted', () => { place.innerHTML = empty; close(); });

  function current(turn) {
    place.querySelectorAll('.turn').forEach((one) => one.classList.toggle('current', one.dataset.turn === turn));
  }

  function unmark() {
    place.querySelectorAll('mark').forEach((one) => {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    });
  }

  function highlight(card, words) {
    let first = null;
    for (const piece of words.split('\n').filter(Boolean)) {
      for (const line of card.querySelectorAll('.card-body p')) {
        const text = line.firstChild;
        const at = text && text.nodeType === Node.TEXT_NODE ? text.data.indexOf(piece) : -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + piece.length);
        const mark = document.createElement('mark');
        range.surroundContents(mark);
        first ??= mark;
      }
    }
    return first;
  }

  function open(chip) {
    const card = document.getElementById(chip.dataset.card);
    if (!card) return;
    from = chip;
    unmark();
    current(card.closest('.turn').dataset.turn);
    place.querySelectorAll('.card').forEach((one) => {
      one.classList.toggle('open', one === card);
      one.open = one === card;
    });
    const mark = highlight(card, chip.dataset.mark ?? '');
    const law = card.querySelector('[data-law]');
    if (law) {
      const address = new URL(law.href);
      if (chip.dataset.mark) address.searchParams.set('mark', chip.dataset.mark); else address.searchParams.delete('mark');
      law.href = address.href;
    }
    beside.classList.add('reading');
    card.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (mark) mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    card.querySelector('summary').focus({ preventScroll: true });
  }

  function close(back) {
    if (!beside.classList.contains('reading')) return;
    beside.classList.remove('reading');
    if (back && from?.isConnected) from.focus();
    from = null;
  }

  document.addEventListener('click', (event) => {
    const chip = event.target.closest('.cite[data-card]');
    if (chip) { event.preventDefault(); open(chip); return; }
    if (event.target.closest('#sheet-close')) close(true);
    else if (!event.target.closest('#beside')) close(false);
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(true); });
  // On a phone an open source lies over the page: the keyboard must not go on underneath.
  document.addEventListener('focusin', (event) => { if (!event.target.closest('#sources-pane, .cite')) close(false); });
})();
