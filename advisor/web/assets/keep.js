// The conversation is kept in this browser only when asked, and can be deleted again. It is never sent anywhere.
(() => {
  const talk = window.advisorTalk;
  const KEY = 'advisor-conversation';
  const box = document.getElementById('keep');
  const forget = document.getElementById('forget');
  const said = document.getElementById('keep-said');
  const NOT = '现在不留：关掉这一页就没有了。公用的手机请不要留。';
  const KEPT = '留在这台设备上，不发给别人。下次打开还在，可以随时删掉。';
  let turns = [];
  let restoring = false;

  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };
  function write(value) {
    try {
      if (value === null) localStorage.removeItem(KEY); else localStorage.setItem(KEY, JSON.stringify(value));
      return true;
    } catch { return false; }
  }

  function show(words) {
    forget.hidden = read() === null;
    said.textContent = words ?? (box.checked ? KEPT : NOT);
  }

  function keep() {
    if (!box.checked || !talk.case) return;
    const question = turns.length ? turns[turns.length - 1].question : '';
    if (!write({ version: 1, case: talk.case, question, turns: turns.slice(-30), ticked: window.advisorTicks.all() })) {
      box.checked = false;
      show('这个浏览器不让留（可能是无痕模式）。');
      return;
    }
    show();
  }

  talk.on('answered', (told, asked) => {
    if (restoring) { restoring = false; keep(); return; }
    const users = document.querySelectorAll('#chat .user p');
    turns.push({ said: users.length ? users[users.length - 1].textContent : '', text: told.text, question: asked.question });
    keep();
  });
  talk.on('restarted', () => { turns = []; write(null); show(); });
  window.addEventListener('advisor:ticked', keep);
  box.addEventListener('change', () => { if (box.checked) { keep(); show(); } else { write(null); show(); } });
  forget.addEventListener('click', () => {
    write(null);
    box.checked = false;
    show('已经删掉了。这一页上的对话，关掉页面就没有了。');
  });

  function earlier(turn) {
    talk.bubble(String(turn.said ?? ''), false);
    const old = document.createElement('details');
    old.className = 'earlier';
    const title = document.createElement('summary');
    title.textContent = '当时的回答';
    const words = document.createElement('div');
    words.textContent = String(turn.text ?? '').replace(/【\d+】/g, '');
    old.append(title, words);
    document.getElementById('chat').append(old);
  }

  const kept = read();
  if (kept && kept.version === 1 && kept.case && Array.isArray(kept.turns)) {
    box.checked = true;
    turns = kept.turns.filter((one) => one && typeof one === 'object');
    turns.forEach(earlier);
    window.advisorTicks.take(Array.isArray(kept.ticked) ? kept.ticked : []);
    talk.take({ case: kept.case, question: String(kept.question ?? '') });
    restoring = true;
    talk.again([], '按今天的日期重新算一遍');
  }
  show();
})();
