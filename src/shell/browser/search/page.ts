/** The page for searching: what its address asks is answered, and what is typed stays in the address. */

const form = document.querySelector<HTMLFormElement>('main form[data-search]');
const input = form?.querySelector('input');
if (form && input) {
  const words = new URLSearchParams(location.search).get('q') ?? '';
  if (words && !input.value) input.value = words;
  if (input.value) void import('./panel.ts').then(({ answer }) => answer(form));
  input.focus();
  form.addEventListener('input', () => {
    const query = input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : '';
    history.replaceState(history.state, '', location.pathname + query);
  });
}
