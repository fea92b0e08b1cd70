// `node page.mjs ADDRESS OUT`: the page of all errors, or of one, in every way that it is read. Screenshots
// are written beside OUT. Fails with all that is wrong.
import { accessible, check, faults, fits, launch, open } from './browser.mjs';
import { isQuick, links, searches } from './find.mjs';
import { operates } from './operations.mjs';

const [address, out] = process.argv.slice(2);
if (!address || !out) throw new Error('usage: node page.mjs ADDRESS OUT');

const THEMES = ['light', 'dark'];
const WIDTHS = [360, 1280];

async function looks(browser) {
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      const page = await open(browser, address, { colorScheme, width });
      const where = `${address} in ${colorScheme} at ${width}`;
      await page.screenshot({ path: `${out}-${colorScheme}-${width}.png` });
      await page.screenshot({ path: `${out}-${colorScheme}-${width}-whole.png`, fullPage: true });
      const folded = page.locator('.toc summary:visible');
      if (await folded.count() > 0) await folded.click();
      await fits(page, where);
      await accessible(page, where);
      await page.context().close();
    }
  }
}

// A choice of theme holds, against the system's, and is remembered.
async function toggles(browser) {
  const page = await open(browser, address, { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: 'Dark' }).click();
  const dark = await paper();
  check(light !== dark, `${address}: the button changes nothing`);
  await page.reload();
  check(await paper() === dark, `${address}: the theme is forgotten`);
  await accessible(page, `${address} turned dark`);
  await page.getByRole('button', { name: 'Dark' }).click();
  check(await paper() === light, `${address}: there is no way back to light`);
  await page.context().close();
}

async function copies(browser) {
  const page = await open(browser, address, { permissions: ['clipboard-read', 'clipboard-write'] });
  const first = page.locator('.entry').first();
  const pairs = [
    [first.locator('.copy').first(), first.locator('code').first()],
    [first.locator('.http .copy').first(), first.locator('.http code').first()],
  ];
  for (const [button, source] of pairs) {
    await button.click();
    const wanted = await source.textContent();
    const got = await page.evaluate(() => navigator.clipboard.readText());
    check(got === wanted, `${address}: copied ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    check(await button.textContent() === 'Copied', `${address}: nothing says that it was copied`);
  }
  await page.context().close();
}

// The responses of an error are tabs, by mouse and keyboard; on paper all of them are there.
async function switches(browser) {
  const page = await open(browser, address);
  const first = page.locator('.entry:has(.tabs)').first();
  const shown = () => first.locator('.response:visible').count();
  const tabs = first.getByRole('tab');
  const count = await tabs.count();
  check(count > 1 && await shown() === 1, `${address}: ${await shown()} of ${count} responses are shown`);
  const before = await first.locator('.response:visible').textContent();
  await tabs.nth(0).focus();
  await page.keyboard.press('ArrowLeft');
  check(await tabs.nth(count - 1).getAttribute('aria-selected') === 'true', `${address}: arrows choose no tab`);
  check(await first.locator('.response:visible').textContent() !== before, `${address}: the tab shows nothing new`);
  await page.emulateMedia({ media: 'print' });
  check(await shown() === count, `${address}: ${await shown()} of ${count} responses are printed`);
  await page.context().close();
}

// Where there is little room, filters and responses are folded, and a status stays on its line.
async function folds(browser) {
  const page = await open(browser, address, { width: 360 });
  const open_ = await page.locator('.fold[open], .filters[open], .toc details[open]').count();
  check(open_ === 0, `${address}: ${open_} parts are unfolded at 360`);
  const summary = page.locator('.toc summary');
  if (await summary.count() > 0) await summary.click();
  const broken = await page.evaluate(() => [...document.querySelectorAll('.toc .number')]
    .filter((number) => number.getClientRects().length !== 1 || number.offsetHeight > 30).length);
  check(broken === 0, `${address}: ${broken} statuses break`);
  await page.context().close();
}

// Without scripts everything is there to be read, in the language that the switch says, and nothing that would do nothing.
async function withoutScripts(browser) {
  for (const width of WIDTHS) {
    const page = await open(browser, address, { javaScriptEnabled: false, width });
    const where = `${address} without scripts at ${width}`;
    const hidden = await page.evaluate(() => [...document.querySelectorAll('.entry, .entry *, .toc a')]
      .filter((element) => !element.checkVisibility() && !element.closest('.in')).length);
    check(hidden === 0, `${where}: ${hidden} elements are hidden`);
    const inert = await page.locator('button:visible, input:not(.languages *):visible, select:visible').count();
    check(inert === 0, `${where}: ${inert} controls do nothing`);
    await fits(page, where);
    await page.screenshot({ path: `${out}-plain-${width}.png` });
    await page.context().close();
  }
}

async function prints(browser) {
  const page = await open(browser, address, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const controls = await page.locator('button:visible, input:visible, select:visible, nav:visible').count();
  check(controls === 0, `${address}: ${controls} controls are printed`);
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  check(paper === 'light', `${address}: printed in ${paper}`);
  const pdf = await page.pdf({ path: `${out}.pdf`, format: 'A4' });
  check(pdf.length > 10_000, `${address}: ${pdf.length} bytes are printed`);
  await page.context().close();
}

// What a text could smuggle in is refused by the page's own policy.
async function refuses(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.smuggled = true';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'globalThis.smuggled = true');
    image.setAttribute('src', 'x:');
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(script, image, style);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return globalThis.smuggled === true || !document.body.checkVisibility();
  });
  check(!ran, `${address}: the policy lets a foreign script or style run`);
  await context.close();
}

// Which of them a page gets. A page of a thousand errors is there for its speed: the rest of it is that of
// others, and takes minutes to look at.
const stepsOf = (entries, hasFilters) => {
  if (entries > 500) return [isQuick, searches, links];
  const steps = [looks, toggles, copies, switches, folds, withoutScripts, prints, refuses];
  return hasFilters ? [...steps, searches, links, operates] : steps;
};

const browser = await launch();
try {
  const page = await open(browser, address);
  const entries = await page.locator('.entry').count();
  const hasFilters = await page.locator('.find').count() > 0;
  await page.context().close();
  check(entries > 0, `${address} has no error`);
  for (const step of stepsOf(entries, hasFilters)) await step(browser, address);
} catch (error) {
  faults.push(`${address}: ${error}`);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`${address}: fine`);
