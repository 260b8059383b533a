// Comfort only: every form works without it. Saves what is being written as a draft, and tries again when the line was down.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const state = form.querySelector('.draft-state');
  let timer;
  const save = async () => {
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        keepalive: true,
      });
      if (!answer.ok) throw new Error('not saved');
      state.textContent = form.dataset.saved;
    } catch {
      state.textContent = form.dataset.notSaved;
      timer = setTimeout(save, 10000);
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
}
const faults = document.getElementById('feil');
if (faults) faults.focus();
// Printing needs a script; without one the browser's own menu does it.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
