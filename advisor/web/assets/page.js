// Turns the 【n】 marks of each answer into buttons that open the source card s-<turn>-<n>.
(() => {
  const MARK = /【(\d{1,3})】/g;

  const MESSAGE = '#chat [data-testid="bot"]';

  function turnOf(message) {
    return [...document.querySelectorAll(MESSAGE)].indexOf(message) + 1;
  }

  function chips(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.parentElement.closest('.cite') || !/【\d{1,3}】/.test(node.data)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const parts = document.createDocumentFragment();
      let last = 0;
      for (const match of node.data.matchAll(MARK)) {
        parts.append(node.data.slice(last, match.index));
        const chip = document.createElement('button');
        chip.type = 'button';
        chip.className = 'cite';
        chip.textContent = match[1];
        chip.setAttribute('aria-label', `查看出处 ${match[1]}`);
        parts.append(chip);
        last = match.index + match[0].length;
      }
      parts.append(node.data.slice(last));
      node.replaceWith(parts);
    }
  }

  function open(turn, n) {
    const card = document.getElementById(`s-${turn}-${n}`);
    if (!card) return;
    document.querySelectorAll('.card').forEach((one) => {
      one.classList.toggle('open', one === card);
      one.open = one === card;
    });
    document.getElementById('beside').classList.add('sheet');
    card.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    card.querySelector('summary').focus({ preventScroll: true });
  }

  function close() {
    document.getElementById('beside')?.classList.remove('sheet');
  }

  document.addEventListener('click', (event) => {
    const chip = event.target.closest('.cite');
    if (chip) {
      const message = chip.closest(MESSAGE);
      open(turnOf(message), chip.textContent);
    } else if (event.target.closest('.sheet-close') || !event.target.closest('#beside')) {
      close();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  let pending = false;
  new MutationObserver(() => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      document.querySelectorAll(MESSAGE).forEach(chips);
    });
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  document.documentElement.lang = 'zh-CN';
})();
