// `node error.mjs ADDRESS OUT LANGUAGE`: the page that a browser of the language is answered with where a request fails, in
// every way that it is read. Screenshots are written beside OUT. Fails with all that is wrong.
import { accessible, check, faults, fits, launch, open } from './browser.mjs';

const [address, out, locale] = process.argv.slice(2);
if (!address || !out || !locale) throw new Error('usage: node error.mjs ADDRESS OUT LANGUAGE');

const options = { fails: true, locale };

async function looks(browser) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      const page = await open(browser, address, { ...options, colorScheme, width });
      const where = `${address} in ${colorScheme} at ${width}`;
      const language = await page.evaluate(() => document.documentElement.lang);
      check(language === locale, `${where}: it is in ${language}`);
      await page.screenshot({ path: `${out}-${colorScheme}-${width}.png`, fullPage: true });
      await fits(page, where);
      await accessible(page, where);
      await page.context().close();
    }
  }
}

async function prints(browser) {
  const page = await open(browser, address, { ...options, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  check(scheme === 'light', `${address}: printed in ${scheme}`);
  await page.pdf({ path: `${out}.pdf`, format: 'A4' });
  await page.context().close();
}

// What a text could smuggle in is refused by the page's own policy, and its own style is not.
async function refuses(browser) {
  const page = await open(browser, address, options);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector('main')).borderRadius !== '0px');
  check(styled, `${address}: the policy refuses the page's own style`);
  const known = faults.length;
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.smuggled = true';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(script, style);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    return globalThis.smuggled === true || !document.body.checkVisibility();
  });
  // What the console says of them is wanted.
  faults.length = known;
  check(!ran, `${address}: the policy lets a foreign script or style run`);
  await page.context().close();
}

const browser = await launch();
try {
  for (const step of [looks, prints, refuses]) await step(browser);
} catch (error) {
  faults.push(`${address}: ${error}`);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`${address}: fine`);
