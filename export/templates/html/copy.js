
// Buttons that copy a code or a response.
addEventListener('DOMContentLoaded', () => {
  const said = document.createElement('p');
  said.className = 'said';
  said.setAttribute('role', 'status');
  document.querySelector('main').append(said);

  // Where there is no clipboard, as on plain HTTP, the text is selected instead.
  const copy = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return 'Copied';
    } catch {
      getSelection().selectAllChildren(source);
      return 'Selected';
    }
  };
  const add = (source, place, what) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${what}`);
    button.addEventListener('click', async () => {
      const done = await copy(source);
      button.textContent = done;
      said.textContent = `${done}: ${what}`;
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    place(button);
  };
  for (const entry of document.querySelectorAll('.entry')) {
    const { code } = entry.dataset;
    const heading = entry.querySelector('code');
    add(heading, (button) => heading.after(' ', button), `the code ${code}`);
    for (const pre of entry.querySelectorAll('.responses pre')) {
      add(pre.firstElementChild, (button) => pre.prepend(button), `the response for ${code}`);
    }
  }
});
