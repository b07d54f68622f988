/**
 * What is promised in every browser, in each that this Debian has: the same bytes as natively, the way from a paste to
 * the words behind a claim, nothing lost, nothing asked of the network. The other tests here know Chromium only.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAsNative, native, oddArticles, ownArticles, sharedArticles } from '../parity/articles.mjs';
import { browsers } from './browsers.mjs';
import { becomes, open, picture, readerReady, resultShown, sideways } from './support.mjs';

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const article =
  'Veld believes that Arden has shipped rockets to Kest, according to two officials familiar with the matter.\n\n' +
  'Arden denied shipping rockets to Kest.\n\n“This is invented,” said Mira Solen, the foreign minister of Arden.';

const texts = (page, selector) =>
  page.evaluate((where) => [...document.querySelectorAll(where)].map((one) => one.textContent.trim()), selector);
const text = async (page, selector) => (await texts(page, selector)).join(' ');
const boxOf = (page) => page.evaluate(() => document.querySelector('#box').value);

/** What the page did wrong since, and what it asked for: errors, breaches of the policy, addresses. */
const watch = (page) =>
  page.evaluate(() => {
    self.wrongs = [];
    const note = (event) => self.wrongs.push(String(event.violatedDirective ?? event.reason ?? event.message));
    for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation']) addEventListener(kind, note);
    performance.clearResourceTimings();
  });
const watched = (page) =>
  page.evaluate(() => [...self.wrongs, ...performance.getEntriesByType('resource').map(({ name }) => name)]);

const shared = [sharedArticles('seeds', 2), sharedArticles('polnear/dev/text', 4)].flatMap((some) => some ?? []);
const articles = [...ownArticles(), ...oddArticles, ...shared].map((one) => ({ ...one, json: native(one.bytes) }));
const seconds = {}; // by browser, for all articles of the first test
let shown; // what the first browser shows of the sample

for (const [name, { missing }] of Object.entries(browsers)) {
  const skip = missing() ? `${name} is NOT tested: ${missing()} is not installed` : false;

  describe(name, { skip }, () => {
    let browser;
    before(async () => (browser = await open(name)));
    after(() => browser?.close());

    test('the worker gives the same bytes as the command line', async (t) => {
      const page = await browser.visit('fixtures/worker.html');
      let milliseconds = 0;
      for (const { name: file, bytes, json } of articles) {
        const answer = await page.evaluate((values) => self.explain(values), [...bytes]);
        assertAsNative(answer.json, json, file);
        milliseconds += answer.milliseconds;
      }
      seconds[name] = milliseconds / 1000;
      const ratio = seconds[name] / seconds.chromium;
      t.diagnostic(
        `${name} ${browser.version}: ${seconds[name].toFixed(1)} s for all articles, ${ratio.toFixed(2)} times Chromium's`,
      );
      await page.close();
    });

    test('from a paste to the words behind a claim', async () => {
      const page = await browser.visit('', wide);
      await page.fill('#box', article);
      for (const keys of ['Control+a', 'Control+x']) await page.press('#box', keys);
      await becomes(() => boxOf(page), '');
      await page.press('#box', 'Control+v');
      await becomes(() => boxOf(page), article);
      await readerReady(page);
      await watch(page);
      const asked = browser.requests.length;

      await page.click('.primary');
      await resultShown(page);
      assert.deepEqual(await texts(page, '#claim-1 .brief dt'), ['Says so', 'Says otherwise']);
      await page.click('#claim-1 .more');
      assert.match(
        await text(page, '.story .on'),
        /Arden has shipped rockets to Kest.*denied.*shipping rockets to Kest/,
      );
      assert.deepEqual(await texts(page, '.side .label'), ['says so', 'says otherwise']);
      await page.click('#claim-1 .why-button');
      await page.click('#claim-1 .acts button'); // fold
      await page.click('.story .says[data-statement]');
      assert.match(await text(page, '.said li.at'), /Arden/);
      await page.click('nav > button'); // new article
      assert.equal(await boxOf(page), article);

      assert.deepEqual(await watched(page), []);
      assert.equal(browser.requests.length, asked);
      await page.close();
    });

    test('a paste that is not to be read has its sentence and stays', async () => {
      const page = await browser.visit('', wide);
      for (const [piece, times, sentence] of [
        [' \n ', 1, /There is a problem.*Paste an article to begin\./],
        ['word ', 500_000, /This is 2\.5 MB; the limit is 2\.0 MB\. Nothing was cut\./],
      ]) {
        await page.evaluate(
          ([some, n]) => void (document.querySelector('#box').value = some.repeat(n)),
          [piece, times],
        );
        await page.click('.primary');
        assert.match(await text(page, '.problem'), sentence);
        const kept = ([some, n]) => document.querySelector('#box').value === some.repeat(n);
        assert.ok(await page.evaluate(kept, [piece, times]));
      }
      await page.close();
    });

    test('a sample looks as it should, wide and narrow', async () => {
      const page = await browser.visit('', wide);
      await readerReady(page);
      await watch(page);
      await page.click('.sample[href="#sample-wire"]');
      await resultShown(page);
      const now = [await texts(page, '.row'), await texts(page, '.findings')];
      assert.deepEqual(now, (shown ??= now), 'every browser shows the same words');
      const look = (selector) =>
        page.evaluate((where) => {
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(document.querySelector(where));
          return `${textDecorationLine} ${textDecorationStyle}`;
        }, selector);
      assert.equal(await look('.story .who'), 'underline solid');
      assert.equal(await look('.story .says'), 'underline dotted');
      assert.equal(await look('.more'), 'underline solid');
      assert.ok((await sideways(page)) <= 0);
      assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'only panes scroll');
      assert.deepEqual(await watched(page), []); // before the first picture: one taken over BiDi breaks the policy
      await picture(page, `${name}-result-wide`);
      await page.click('#claim-1 .more');
      await picture(page, `${name}-open-wide`);

      await page.setViewportSize(narrow);
      assert.ok((await sideways(page)) <= 0);
      await picture(page, `${name}-open-narrow`);
      await page.click('#tab-article');
      assert.ok((await sideways(page)) <= 0);
      await picture(page, `${name}-article-narrow`);
      await page.close();
    });
  });
}
