// The operations of the page of all errors: the list, the filter, and the links between them and the errors.
import { accessible, check, open } from './browser.mjs';

const listed = (page) => page.evaluate(() => [...document.querySelectorAll('.operations [data-operation]')].map((row) => ({
  id: row.id,
  name: row.dataset.operation,
  codes: [...row.querySelectorAll('dd code')].map((code) => code.textContent).sort(),
})));

const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.entry')]
  .filter((entry) => entry.checkVisibility()).map((entry) => entry.dataset.code).sort());

// Where there is little room, the filters are folded.
async function unfold(page) {
  const folded = page.locator('.filters:not([open]) > summary');
  if (await folded.count() > 0) await folded.click();
}

async function filters(page, address, operations) {
  const filter = page.locator('.find [name=operation]');
  await unfold(page);
  for (const { name, codes } of operations) {
    await filter.selectOption(name);
    const got = await shown(page);
    check(String([...new Set(got)]) === String(codes), `${address}: ${name} shows ${got}, not ${codes}`);
  }
  await page.waitForTimeout(300);
  const query = await page.evaluate(() => new URLSearchParams(location.search).get('operation'));
  check(query === operations.at(-1).name, `${address}: the address says ${query}`);
  await page.reload();
  check(String([...new Set(await shown(page))]) === String(operations.at(-1).codes), `${address}: the filter is forgotten`);
  await unfold(page);
  await filter.selectOption('');
}

// A folded list opens for the link to one of its rows, and its own links show what a filter hid.
async function leads(page, address) {
  const link = page.locator('.facts a[href*="#operation/"]').first();
  const row = page.locator(`[id="${(await link.getAttribute('href')).split('#')[1]}"]`);
  check(!await row.isVisible(), `${address}: the list of operations is open at first`);
  await link.click();
  check(await row.isVisible(), `${address}: the link to an operation does not open the list`);
  await accessible(page, `${address} with its operations`);
  const error = row.locator('a').first();
  const section = page.locator(`[id="${(await error.getAttribute('href')).slice(1)}"]`);
  await page.getByLabel('Search').fill('no error says this');
  await error.click();
  check(await section.isVisible(), `${address}: an operation does not lead to its error`);
}

export async function operates(browser, address) {
  for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
    const page = await open(browser, address, { width, colorScheme });
    const operations = await listed(page);
    if (operations.length > 0) {
      await filters(page, address, operations);
      await leads(page, address);
      await page.emulateMedia({ media: 'print' });
      await page.locator('.operations').evaluate((list) => { list.open = false; });
      const printed = await page.locator('.operations .rows').evaluate((rows) => rows.offsetHeight);
      check(printed > 0, `${address}: the operations are not printed`);
    }
    await page.context().close();
  }
}
