// Law pages: filter while typing, mark the sentence a link brings along, print.
(() => {
  const box = document.querySelector('[data-filter]');
  const count = document.getElementById('filter-count');
  const flat = (text) => text.replace(/\s+/g, '').toLowerCase();

  function unmark(root) {
    root.querySelectorAll('mark').forEach((one) => one.replaceWith(...one.childNodes));
    root.normalize();
  }

  function markIn(root, words) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let first = null;
    for (const node of nodes) {
      const at = node.data.toLowerCase().indexOf(words.toLowerCase());
      if (at < 0 || !words) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const mark = document.createElement('mark');
      range.surroundContents(mark);
      first ??= mark;
    }
    return first;
  }

  function filter() {
    const words = flat(box.value);
    let seen = 0;
    document.querySelectorAll(box.dataset.filter).forEach((one) => {
      const hit = !words || flat(one.dataset.words ?? one.textContent).includes(words);
      one.hidden = !hit;
      seen += hit;
      if (one.classList.contains('article')) {
        unmark(one);
        if (hit && words) markIn(one, box.value.trim());
      }
    });
    count.textContent = words ? `找到 ${seen} 处` : '';
  }

  box?.addEventListener('input', filter);
  if (box?.value) filter();

  const articles = document.querySelector('.articles[data-mark]');
  const wanted = articles?.dataset.mark;
  if (wanted) {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : articles;
    for (const piece of wanted.split(/\n+/)) {
      const first = markIn(target ?? articles, piece);
      if (first && piece === wanted.split(/\n+/)[0]) first.scrollIntoView({ block: 'center' });
    }
  }
  document.querySelector('[data-print]')?.addEventListener('click', () => print());
  if (matchMedia('(max-width: 900px)').matches) document.querySelector('.contents details')?.removeAttribute('open');
})();
