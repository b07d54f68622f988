/** axe-core finds nothing to object to, on any view, light and dark, narrow and wide. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { open, readerReady, resultShown } from './support.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

/** What is wrong with the page as it stands: rule and element. */
async function objections(page, view) {
  await page.evaluate(axe); // by the browser's own console: the page's policy lets no other script in
  const { violations } = await page.evaluate(() => self.axe.run(document));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${view}, ${id}: ${html.slice(0, 120)}`));
}

const fixture = 'fixtures/render.html?every-card';

for (const colorScheme of ['light', 'dark']) {
  for (const width of [390, 1440]) {
    test(`no objection to any view, ${colorScheme}, ${width} px wide`, async () => {
      const page = await browser.visit('', { width, height: 900, colorScheme });
      await readerReady(page);
      const found = await objections(page, 'empty');
      await page.click('.primary');
      found.push(...(await objections(page, 'problem')));
      await page.click('.sample[href="#sample-port"]');
      await resultShown(page);
      found.push(...(await objections(page, 'result')));
      await page.goto(`${browser.address}#help`);
      await page.waitForSelector('.help');
      found.push(...(await objections(page, 'help')));
      await page.goto(`${browser.address}${fixture}#claim-2`);
      await page.waitForSelector('html[data-ready]');
      await page.$$eval('.unopposed, .said details', (folds) => folds.forEach((fold) => (fold.open = true)));
      for (const why of await page.$$('.card.open .why-button')) await why.click();
      found.push(...(await objections(page, 'open card')));
      if (width < 1000) {
        await page.click('#tab-article');
        found.push(...(await objections(page, 'article')));
      }
      await page.close();
      assert.deepEqual([...new Set(found)], []);
    });
  }
}

test('the view of an article that is being read has a heading of the first level, and nothing to object to', async () => {
  const page = await browser.visit();
  await readerReady(page);
  const passage = '“It is so,” said Ann Lee. Bo Ray denied it on Monday.\n\n';
  await page.fill('#box', passage.repeat(500));
  await page.click('.primary');
  await page.waitForSelector('body[data-view="working"] h1');
  const found = await objections(page, 'working');
  await page.close();
  assert.deepEqual(found, []);
});
