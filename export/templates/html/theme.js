// Before anything is drawn: the theme that the reader chose here before.
const root = document.documentElement;
root.classList.add('js');

const THEME = 'errorbook-theme';
// A page from a file, or in a private window, may have no storage.
const remembered = () => { try { return localStorage.getItem(THEME); } catch { return null; } };
const remember = (theme) => { try { localStorage.setItem(THEME, theme); } catch { /* not kept */ } };
if (['light', 'dark'].includes(remembered())) root.dataset.theme = remembered();

addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('.theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => button.setAttribute('aria-pressed', isDark());
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    show();
  });
  system.addEventListener('change', show);
  show();
});
