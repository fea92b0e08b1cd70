// Chromium, and what is looked for on every page: complaints in the console, requests, faults of
// accessibility, and a page wider than its window.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

// The faults that were found, in all pages.
export const faults = [];

export const check = (holds, what) => {
  if (!holds) faults.push(what);
};

// Opens the address in a window of its own. Whatever the console says, or is fetched beside the page, is a
// fault. Of an address that `fails`, the console says so.
export async function open(browser, address, options = {}) {
  const { width = 1280, height = 800, fails = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, ...rest });
  const page = await context.newPage();
  const where = `${address} at ${width}`;
  page.on('console', (message) => {
    if (fails && message.text().startsWith('Failed to load resource')) return;
    faults.push(`${where}: console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${where}: ${error}`));
  page.on('request', (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith('data:')) {
      faults.push(`${where}: it fetches ${request.url()}`);
    }
  });
  await page.goto(address);
  return page;
}

// The window is wide enough for the page, and each element within it.
export async function fits(page, where) {
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > edge + 1 && !element.closest('.skip, .said');
    });
    const named = out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
    if (document.documentElement.scrollWidth > edge) named.unshift('the page scrolls sideways');
    return named;
  });
  check(wide.length === 0, `${where}: wider than its window: ${wide.join(', ')}`);
}

export async function accessible(page, where) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}: ${nodes[0].failureSummary}`);
  });
  for (const violation of violations) faults.push(`${where}: axe ${violation}`);
}
