
// What is folded where there is little room, and the responses as tabs.
addEventListener('DOMContentLoaded', () => {
  const foldable = [['62rem', '.toc details'], ['40rem', '.filters, .fold']];
  for (const [width, which] of foldable) {
    const wide = matchMedia(`(min-width: ${width})`);
    const fold = (open) => {
      for (const details of document.querySelectorAll(which)) details.open = open;
    };
    wide.addEventListener('change', () => fold(wide.matches));
    addEventListener('beforeprint', () => fold(true));
    addEventListener('afterprint', () => fold(wide.matches));
    fold(wide.matches);
  }

  const tabbed = (responses) => {
    const panels = [...responses.children];
    if (panels.length < 2) return;
    const list = document.createElement('div');
    list.className = 'tabs';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', 'Accept');
    const id = responses.closest('.entry').id;
    const select = (chosen) => {
      for (const [at, tab] of [...list.children].entries()) {
        tab.setAttribute('aria-selected', at === chosen);
        tab.tabIndex = at === chosen ? 0 : -1;
        panels[at].hidden = at !== chosen;
      }
    };
    list.append(...panels.map((panel, at) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.textContent = panel.querySelector('.as').textContent;
      tab.id = `${id}:tab${at}`;
      tab.setAttribute('role', 'tab');
      panel.id = `${id}:as${at}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tab.setAttribute('aria-controls', panel.id);
      tab.addEventListener('click', () => select(at));
      return tab;
    }));
    list.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const tabs = [...list.children];
      const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
      select(next);
      tabs[next].focus();
    });
    responses.prepend(list);
    select(0);
  };
  document.querySelectorAll('.responses').forEach(tabbed);
});
