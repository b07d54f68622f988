/** The laid-out page (build/site) in a browser, under the policy that web/serve.mjs sends. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { browsers, patience } from './browsers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
export const root = path.resolve(here, '../..');
export const laidOut = path.join(root, 'build/site');
const pictures = path.join(root, 'build/artefacts');

/**
 * @param {keyof typeof browsers} [name]
 * @param {object} [options]
 * @param {'allow' | 'block'} [options.serviceWorkers]
 * @param {string} [options.site]  another one than build/site
 * @param {number} [options.updates]  see serve.mjs
 * @returns {Promise<{address: string, version: string, requests: string[], stop: () => void, visit: Function, blank: Function, close: () => Promise<void>}>}
 *   requests: what the server was asked for, in order
 */
export async function open(name = 'chromium', { serviceWorkers = 'allow', site = laidOut, updates } = {}) {
  const browser = await browsers[name].launch({ serviceWorkers });
  const modules = (folder) => path.join(root, 'build/modules', folder);
  const also = {
    '/fixtures/': path.join(here, 'fixtures'),
    '/src/': modules('src'),
    '/core/': modules('core'),
    '/samples/': modules('samples'),
    '/styles/': modules(''),
  };
  const { server, address } = await serve({ root: site, port: 0, also, updates });
  const requests = [];
  server.on('request', (request) => requests.push(request.url));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };

  /** Opens a page; what it complains about is collected in `page.complaints`. held: see holdReading */
  const visit = async (where = '', { width = 1440, height = 900, colorScheme = 'light', held = false } = {}) => {
    const page = await browser.newPage();
    for (const script of held ? [withoutWatchdogs, holdReading] : []) await page.addInitScript(script);
    page.complaints = [];
    page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    await page.setViewportSize({ width, height });
    if (colorScheme !== 'light') await page.emulateMedia({ colorScheme });
    await page.goto(address + where);
    await page.waitForSelector('html[data-ready]');
    return page;
  };

  const close = async () => {
    await browser.close();
    stop();
  };
  /** A page of nobody's. */
  const blank = () => browser.newPage();
  return { address, version: browser.version, requests, stop, visit, blank, close };
}

/** Runs in a page before its own scripts: no watchdog's time runs out there, however slow the machine is. */
export function withoutWatchdogs() {
  const { setTimeout: later } = globalThis;
  globalThis.setTimeout = (work, wait, ...values) => (wait >= 10_000 ? 0 : later(work, wait, ...values));
}

/**
 * Runs in a page before its own scripts: what the reader's worker says after the first preview waits until the test calls
 * `goOn()`, so that the page stands as it does while an article is read.
 */
function holdReading() {
  const waiting = [];
  let holds = false;
  let may = true;
  globalThis.goOn = () => {
    holds = may = false;
    waiting.splice(0).forEach((tell) => tell());
  };
  const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  Object.defineProperty(Worker.prototype, 'onmessage', {
    set(listener) {
      set.call(this, (event) => {
        if (holds) return waiting.push(() => listener(event));
        listener(event);
        return (holds = may && event.data?.event === 'preview');
      });
    },
  });
}

export const goOn = (page) => page.evaluate(() => globalThis.goOn());

export const readerReady = (page) => page.waitForSelector('html[data-reader="ready"]');
export const resultShown = (page) => page.waitForSelector('body[data-view="result"]');

/** Where the page says that it is: Playwright hears of it a moment later. */
export const addressOf = (page) => page.evaluate(() => location.href);

/** Asserts of something that can be asked for that it comes to be so, at the machine's own pace. */
export async function becomes(ask, wanted) {
  const end = performance.now() + patience;
  let now = await ask();
  while (now !== wanted && performance.now() < end) {
    await new Promise((done) => setTimeout(done, 100));
    now = await ask();
  }
  assert.equal(now, wanted);
}

export async function picture(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** By how many pixels the page, or a pane of it, is wider than its place. */
export const sideways = (page) =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('.pane')];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });

/** Explains what is written into the box. */
export async function explain(page, text) {
  await page.fill('#box', text);
  await page.click('.primary');
}
