// Search, filters and links, on the page of all errors.
import { check, open } from './browser.mjs';

// What the page shows.
const view = (page) => page.evaluate(() => {
  const shown = (element) => element.checkVisibility();
  const entries = [...document.querySelectorAll('.entry')].filter(shown);
  return {
    codes: entries.map((entry) => entry.dataset.code),
    statuses: [...new Set(entries.map((entry) => entry.dataset.status))],
    retries: [...new Set(entries.map((entry) => entry.dataset.retry))],
    types: [...document.querySelectorAll('.group')].filter(shown).map((group) => group.dataset.type),
    listed: [...document.querySelectorAll('.toc li li')].filter(shown).length,
    said: document.querySelector('.result [role=status]').textContent,
    none: document.querySelector('.none').checkVisibility(),
    query: location.search,
  };
});

const settled = (page) => page.waitForTimeout(300);

const isInView = (page, id) => page.evaluate((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= -1 && box.top < innerHeight / 2;
}, id);

export async function searches(browser, address) {
  const page = await open(browser, address);
  const all = await page.evaluate(() => [...document.querySelectorAll('.entry')].map((entry) => ({
    id: entry.id,
    code: entry.dataset.code,
    status: entry.dataset.status,
    type: entry.closest('.group').dataset.type,
    retry: entry.dataset.retry,
  })));
  const { length } = all;
  const last = all.at(-1);
  const is = (got, wanted, what) => check(
    JSON.stringify(got) === JSON.stringify(wanted),
    `${address}: ${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`,
  );
  const codes = (fits) => all.filter(fits).map((entry) => entry.code);

  is((await view(page)).codes, codes(() => true), 'at first');
  is((await view(page)).said, `${length} errors`, 'what is said at first');

  await page.keyboard.press('/');
  await page.keyboard.type(last.code.toLowerCase());
  await settled(page);
  const found = await view(page);
  check(found.codes.includes(last.code), `${address}: ${last.code} is not found by its code`);
  is(found.said, `${found.codes.length} of ${length} errors`, 'what is said of a search');
  is(found.listed, found.codes.length, 'the table of contents of a search');
  is(new URLSearchParams(found.query).get('q'), last.code.toLowerCase(), 'the address of a search');
  await page.reload();
  is((await view(page)).codes, found.codes, 'a search, loaded again');

  await page.getByLabel('Search').fill('no error says this');
  const nothing = await view(page);
  is([nothing.codes, nothing.none, nothing.said], [[], true, `0 of ${length} errors`], 'a search in vain');
  await page.locator('.none .clear').click();
  await settled(page);
  const cleared = await view(page);
  is([cleared.codes.length, cleared.query], [length, ''], 'after Show all');

  // The filters, each by itself.
  const of = (name) => page.locator(`.find [name=${name}]`);
  const cases = [
    ['status', last.status, (entry) => entry.status === last.status],
    ['status', `${last.status[0]}xx`, (entry) => entry.status[0] === last.status[0]],
    ['type', last.type, (entry) => entry.type === last.type],
    ['retry', 'yes', (entry) => entry.retry === 'yes'],
    ['retry', 'unknown', (entry) => entry.retry === 'unknown'],
  ];
  for (const [name, value, fits] of cases) {
    await of(name).selectOption(value);
    is((await view(page)).codes, codes(fits), `${name}=${value}`);
    await of(name).selectOption('');
  }
  await of('code').fill(last.code.slice(0, -1));
  is((await view(page)).codes, codes((entry) => entry.code.includes(last.code.slice(0, -1))), 'by code');

  // Together, in the address.
  const filtered = new URL(address);
  filtered.searchParams.set('status', last.status);
  filtered.searchParams.set('type', last.type);
  await page.goto(filtered.href);
  const both = codes((entry) => entry.status === last.status && entry.type === last.type);
  is((await view(page)).codes, both, 'two filters from the address');
  await page.goto(`${address}?status=nonsense&q=`);
  is((await view(page)).codes.length, length, 'a filter that there is not');
  await page.context().close();
}

export async function links(browser, address) {
  const page = await open(browser, address);
  const ids = await page.evaluate(() => [...document.querySelectorAll('.entry')].map((entry) => entry.id));
  for (const id of [ids[Math.floor(ids.length / 2)], ids[1]]) {
    await page.goto('about:blank');
    await page.goto(`${address}#${id}`);
    await settled(page);
    check(await isInView(page, id), `${address}#${id} does not show it`);
    const marked = await page.locator('.toc [aria-current]').getAttribute('href');
    check(marked === `#${id}`, `${address}#${id}: the table of contents marks ${marked}`);
  }
  // From the table of contents, and against a filter that hides it.
  await page.locator(`.toc a[href="#${ids[2]}"]`).click();
  await settled(page);
  check(await isInView(page, ids[2]), `${address}: the table of contents does not lead to ${ids[2]}`);
  await page.goto('about:blank');
  await page.goto(`${address}?q=no+error+says+this#${ids[1]}`);
  await settled(page);
  check(await isInView(page, ids[1]), `${address}: a filter hides what the address names`);
  await page.context().close();
}

// From a key to the page that it leads to, drawn.
export async function isQuick(browser, address) {
  const page = await open(browser, address);
  for (const words of ['error', 'the', 'many errors', '']) {
    const took = await page.evaluate(async (words) => {
      const input = document.querySelector('.find [name=q]');
      const start = performance.now();
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
      return performance.now() - start;
    }, words);
    check(took < 1000, `${address}: a search for "${words}" took ${Math.round(took)} ms`);
  }
  await page.context().close();
}
