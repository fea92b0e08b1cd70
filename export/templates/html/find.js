
// Search and filters. What they say is in the address, so that a view can be linked to.
addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('.find');
  if (!form) return;
  const status = form.querySelector('[role=status]');
  const none = document.querySelector('.none');
  const clears = document.querySelectorAll('.clear');
  const controls = [...form.querySelectorAll('input, select')];

  const links = new Map([...document.querySelectorAll('.toc a')].map((a) => [a.getAttribute('href').slice(1), a]));
  const item = (id) => links.get(id)?.closest('li');
  // What an error says itself; the labels around it and the examples would match too much.
  const SAID = '.line, .meaning, .prose, .help, .facts dd, .rows';
  const groups = [...document.querySelectorAll('.group')].map((element) => ({
    element,
    type: element.dataset.type,
    item: item(element.querySelector('h2').id),
    entries: [...element.querySelectorAll('.entry')].map((entry) => ({
      element: entry,
      item: item(entry.id),
      code: entry.dataset.code.toLowerCase(),
      status: entry.dataset.status,
      retry: entry.dataset.retry,
      get text() {
        const said = [...entry.querySelectorAll(SAID)].map((part) => part.textContent);
        const text = [entry.dataset.code, ...said].join(' ').toLowerCase();
        Object.defineProperty(this, 'text', { value: text });
        return text;
      },
    })),
  }));
  // The list of operations has the codes of each.
  const operations = new Map([...document.querySelectorAll('.operations [data-operation]')].map((row) => (
    [row.dataset.operation, new Set([...row.querySelectorAll('dd code')].map((code) => code.textContent.toLowerCase()))]
  )));
  const entries = groups.flatMap((group) => group.entries);
  form.querySelector('datalist').append(...entries.map(({ element }) => {
    const option = document.createElement('option');
    option.value = element.dataset.code;
    return option;
  }));

  const apply = () => {
    const wanted = Object.fromEntries(controls.map((control) => [control.name, control.value.trim()]));
    const words = wanted.q.toLowerCase().split(/\s+/);
    const code = wanted.code.toLowerCase();
    const fits = (entry) => entry.code.includes(code)
      && (!wanted.status || entry.status === wanted.status || `${entry.status[0]}xx` === wanted.status)
      && (!wanted.operation || operations.get(wanted.operation).has(entry.code))
      && (!wanted.retry || entry.retry === wanted.retry)
      && words.every((word) => entry.text.includes(word));
    let shown = 0;
    for (const group of groups) {
      let any = false;
      for (const entry of group.entries) {
        const fit = (!wanted.type || group.type === wanted.type) && fits(entry);
        entry.element.hidden = !fit;
        entry.item.hidden = !fit;
        any ||= fit;
        shown += fit;
      }
      group.element.hidden = !any;
      group.item.hidden = !any;
    }
    const filtered = Object.values(wanted).some((value) => value);
    const of = `${entries.length} ${entries.length === 1 ? 'error' : 'errors'}`;
    status.textContent = filtered ? `${shown} of ${of}` : of;
    none.hidden = shown > 0;
    for (const clear of clears) clear.hidden = !filtered;
  };

  let timer;
  const note = () => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of controls) {
      if (value.trim()) query.set(name, value.trim());
      else query.delete(name);
    }
    const search = query.size ? `?${query}` : location.pathname;
    // Where a page has no address of its own, as in a frame's srcdoc, there is nothing to note it in.
    try { history.replaceState(null, '', search + location.hash); } catch { /* not noted */ }
  };
  const change = () => {
    apply();
    // Browsers refuse to be given addresses with every key.
    clearTimeout(timer);
    timer = setTimeout(note, 200);
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = query.get(control.name) ?? '';
      if (control.selectedIndex === -1) control.value = '';
    }
    apply();
  };
  const clear = () => {
    for (const control of controls) control.value = '';
    change();
  };
  // A link to an error shows it, whatever the filters say.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = document.getElementById(id);
    if (!target?.closest('[hidden]')) return;
    clear();
    target.scrollIntoView();
  };

  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of clears) {
    button.addEventListener('click', () => { clear(); form.elements.q.focus(); });
  }
  addEventListener('popstate', restore);
  addEventListener('hashchange', reveal);
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    form.elements.q.focus();
    form.elements.q.select();
  });
  form.hidden = false;
  restore();
  reveal();
});
