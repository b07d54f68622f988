/**
 * Hostile strings are text and nothing else: pasted, dropped, as title and as speaker, in an address, in every place of
 * a stored explanation, and in the file that a result is saved as. One in 25 here; PAYLOADS=1 takes all of them
 * (`make attack-page`), PAYLOADS=5 one in five.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { browsers } from './browsers.mjs';
import { payloads } from './payloads.mjs';
import { open, readerReady } from './support.mjs';

const step = Number(process.env.PAYLOADS ?? 25);
const some = payloads.filter((_, i) => i % step === 0).map(({ text }) => text);
const atOnce = 25; // a page, before it is opened anew: browsers let a page make so many steps of history
const driver = await readFile(new URL('fixtures/payloads.js', import.meta.url), 'utf8');

/** Counted in the page: calls of the canary and breaches of the policy. */
function countHits() {
  self.hits = 0;
  Object.defineProperty(self, 'canary', { value: () => void (self.hits += 1) });
  self.reports = [];
  addEventListener('securitypolicyviolation', (event) =>
    self.reports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}

/** Counted outside: dialogs, other pages, and what is asked of anybody. */
function watch(page, address) {
  const seen = [];
  page.on('dialog', (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('popup', (other) => seen.push(`another page: ${other.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) seen.push(`asked for: ${url}`);
  });
  return seen;
}

const batches = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

for (const name of ['chromium', 'firefox']) {
  const missing = browsers[name].missing();
  describe(name, { skip: missing ? `${name} is NOT tested: ${missing} is not installed` : false }, () => {
    let browser;
    before(async () => (browser = await open(name, { serviceWorkers: 'block' })));
    after(() => browser?.close());

    const attacked = async (where) => {
      const page = await browser.blank();
      await page.addInitScript(countHits);
      const seen = watch(page, browser.address);
      await page.goto(browser.address + where, { timeout: 120_000 });
      await page.waitForSelector('html[data-ready]');
      if (!where) await readerReady(page);
      await page.evaluate(driver);
      return { page, seen };
    };

    const papers = [];
    for (const way of ['paste', 'drop', 'named', 'address', 'stored'])
      test(`${way}: nothing but text comes of it`, { timeout: 3_600_000 }, async (t) => {
        let shown = 0;
        const wrongs = [];
        for (const batch of batches(some, atOnce)) {
          const { page, seen } = await attacked(way === 'stored' ? 'fixtures/render.html' : '');
          const asked = browser.requests.length;
          const told = await page.evaluate(([how, texts]) => self.run(how, texts), [way, batch]);
          shown += told.shown;
          wrongs.push(...told.wrongs, ...seen);
          const files = browser.requests.slice(asked).filter((url) => !(way === 'stored' && url.startsWith('/src/')));
          wrongs.push(...files.map((url) => `asked of the server: ${url}`));
          papers.push(...(await page.evaluate(() => self.papers)));
          await page.close();
        }
        t.diagnostic(`${name}, ${way}: ${some.length} strings, ${shown} in a result, ${wrongs.length} wrongs`);
        assert.deepEqual(wrongs, []);
        assert.ok(shown > some.length * 0.7, `${shown} of ${some.length} were shown`);
      });

    test('saved: the file of a result is as dead, also without its policy', { timeout: 3_600_000 }, async (t) => {
      assert.ok(papers.length >= some.length);
      const bare = papers.map((paper) => paper.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
      const wrongs = await runningIn(browser, bare);
      t.diagnostic(`${name}, saved: ${papers.length} files, ${wrongs} run`);
      assert.equal(wrongs, 0);
    });

    test('where they are markup they do run: the canary sings', { timeout: 3_600_000 }, async (t) => {
      const hits = await runningIn(
        browser,
        some.map((text) => `<!doctype html><title>x</title><p>${text}</p>`),
      );
      t.diagnostic(`${name}, as markup: ${some.length} strings, ${hits} run`);
      assert.ok(hits > some.length / 8, `${hits}`);
    });
  });
}

/** How many of these pages do more than to stand there, each in a frame of a page of nobody's, without a policy. */
async function runningIn(browser, markups) {
  const page = await browser.blank();
  await page.addInitScript(countHits);
  await page.goto('about:blank');
  let count = 0;
  for (const batch of batches(markups, 10)) {
    const seen = watch(page, 'about:');
    const hits = await page.evaluate(async (pages) => {
      const frames = pages.map((html) => Object.assign(document.createElement('iframe'), { srcdoc: html }));
      const loaded = frames.map((frame) => new Promise((done) => (frame.onload = done)));
      document.body.append(...frames);
      await Promise.race([Promise.all(loaded), new Promise((late) => setTimeout(late, 1000))]);
      const pressed = (frame) => {
        for (const one of frame.contentDocument?.querySelectorAll('a:not([href^="#"]), area, button, summary') ?? [])
          one.click?.();
      };
      frames.forEach(pressed);
      await new Promise((later) => setTimeout(later, 200));
      const acted = ({ contentWindow }) => {
        try {
          return contentWindow.hits > 0 || !/^about:srcdoc(#|$)/.test(contentWindow.location.href);
        } catch {
          return true; // it has gone elsewhere
        }
      };
      const number = frames.filter(acted).length;
      for (const frame of frames) frame.remove();
      return number;
    }, batch);
    page.removeAllListeners();
    count += Math.max(hits, Math.min(seen.length, batch.length));
  }
  await page.close();
  return count;
}
