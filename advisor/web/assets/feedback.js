// Feedback under an answer: pick, write, see exactly what would be stored, then send or leave it.
// Listens on the document, so that forms that arrive later work too.
(() => {
  const part = (form, name) => form.querySelector(`.feedback-${name}`);
  const said = (form, words) => { form.querySelector('[data-said]').textContent = words; };

  function given(form) {
    return {
      id: form.dataset.feedback,
      kind: form.querySelector('input[type="radio"]:checked')?.value ?? '',
      words: form.querySelector('textarea').value,
    };
  }

  async function post(path, body) {
    const answer = await fetch(path, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error.message);
    return told;
  }

  async function attempt(form, work) {
    const buttons = form.querySelectorAll('button');
    buttons.forEach((one) => { one.disabled = true; });
    try {
      await work();
    } catch (error) {
      said(form, error instanceof TypeError || error instanceof SyntaxError ? '没有连上，请再点一次。' : error.message);
    } finally {
      buttons.forEach((one) => { one.disabled = false; });
    }
  }

  document.addEventListener('input', (event) => {
    const form = event.target.closest('[data-feedback]');
    if (!form) return;
    part(form, 'more').hidden = false;
    part(form, 'consent').hidden = true;
  });

  document.addEventListener('submit', (event) => {
    if (event.target.closest('[data-feedback]')) event.preventDefault();
  });

  document.addEventListener('click', (event) => {
    const form = event.target.closest('[data-feedback]');
    if (!form) return;
    if (event.target.closest('[data-preview]')) {
      attempt(form, async () => {
        const { shown } = await post('/feedback/preview', given(form));
        form.querySelector('pre').textContent = shown;
        part(form, 'consent').hidden = false;
        said(form, '');
        form.querySelector('pre').focus();
      });
    } else if (event.target.closest('[data-send]')) {
      attempt(form, async () => {
        const { thanks } = await post('/feedback', { ...given(form), shown: form.querySelector('pre').textContent });
        form.querySelector('fieldset').disabled = true;
        part(form, 'more').hidden = true;
        part(form, 'consent').hidden = true;
        said(form, thanks);
      });
    } else if (event.target.closest('[data-cancel]')) {
      part(form, 'consent').hidden = true;
      said(form, '没有送出，什么也没有保存。');
    }
  });
})();
