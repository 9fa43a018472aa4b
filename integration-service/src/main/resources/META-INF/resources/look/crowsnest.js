// Conveniences only: each page works without.
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById('find')?.focus();
  }
  if (event.key === 'Escape') {
    document.querySelectorAll('details.menu[open]').forEach((menu) => menu.removeAttribute('open'));
  }
});

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const copier = target?.closest('[data-copy]');
  if (copier) {
    const text = document.getElementById(copier.dataset.copy)?.textContent ?? '';
    navigator.clipboard?.writeText(text.trim()).then(() => {
      copier.querySelector('.unseen').textContent = 'Copied';
      copier.classList.add('main');
    });
  }
  const opener = target?.closest('[data-opens]');
  if (opener) {
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  const closer = target?.closest('[data-closes]');
  if (closer) {
    closer.closest('dialog')?.close();
  }
});

// Under which name we are reached, the browser knows best.
document.querySelectorAll('[data-path]').forEach((link) => {
  link.textContent = new URL(link.dataset.path, document.baseURI).href;
});

// A filter takes effect when it is chosen.
document.addEventListener('change', (event) => {
  if (event.target instanceof HTMLElement && event.target.matches('.filters select, .filters [type=checkbox]')) {
    event.target.form.requestSubmit();
  }
});

// What somebody is being asked does not vanish under the question.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target?.querySelector('dialog[open]')) {
    event.detail.shouldSwap = false;
  }
});
