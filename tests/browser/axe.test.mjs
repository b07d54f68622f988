/** axe-core finds nothing to object to, on any view, light and dark, narrow and wide. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { open, picture, readerReady, resultShown } from './support.mjs';

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
  for (const width of [390, 820, 1440]) {
    test(`no objection to any view, ${colorScheme}, ${width} px wide`, async () => {
      const page = await browser.visit('', { width, height: 900, colorScheme });
      await readerReady(page);
      const found = await objections(page, 'empty');
      await page.click('.primary');
      found.push(...(await objections(page, 'problem')));
      await page.click('.sample[href="#sample-port"]');
      await resultShown(page);
      found.push(...(await objections(page, 'result')));
      await page.click('nav button >> text=New article');
      found.push(...(await objections(page, 'articles of the visit')));
      await page.goto(`${browser.address}#help`);
      await page.waitForSelector('.help');
      found.push(...(await objections(page, 'help')));
      await page.goto(`${browser.address}${fixture}#claim-2`);
      await page.waitForSelector('html[data-ready]');
      await page.$$eval('.unopposed, .said details', (folds) => folds.forEach((fold) => (fold.open = true)));
      for (const why of await page.$$('.card.open .why-button')) await why.click();
      found.push(...(await objections(page, 'open card')));
      await page.click('.card.open .acts button >> text=Set aside');
      if (!(await page.isVisible('#search'))) await page.click('.choose-from summary');
      await page.fill('#search', 'arden');
      await page.waitForSelector('.only:visible');
      found.push(...(await objections(page, 'a part, and a card set aside')));
      await page.evaluate(() => (document.documentElement.style.fontSize = '24px'));
      found.push(...(await objections(page, 'large letters')));
      if (await page.isVisible('.tabs')) {
        await page.click('#tab-article');
        found.push(...(await objections(page, 'article')));
      }
      await page.goto(`${browser.address}#claim-9`);
      await page.reload();
      await page.waitForSelector('.early:visible');
      found.push(...(await objections(page, 'a link that cannot be opened')));
      await page.close();
      assert.deepEqual([...new Set(found)], []);
    });
  }
}

test('a result saved as a page without script has nothing to object to, runs nothing and asks for nothing', async () => {
  const page = await browser.visit(fixture);
  const html = await page.evaluate(async () => {
    const [{ resultView }, { checked }] = await Promise.all([import('/src/page/result.js'), import('/src/check.js')]);
    const raw = await (await fetch('every-card.json')).json();
    raw.entities[0].name = 'Veld <script>alert(1)</script>';
    raw.article.text += `\n${raw.entities[0].name}`; // else it would not be shown
    const view = resultView(checked.explanation(raw));
    document.querySelector('main').replaceChildren(view.element);
    view.open(1);
    return view.paper();
  });
  assert.doesNotMatch(html, /<script|<link|<button|src=|url\((?!&quot;data:|"data:)/);
  await page.close();
  const asked = browser.requests.length;
  const saved = await browser.blank();
  await saved.setContent(html);
  assert.match(await saved.textContent('#claim-1'), /Veld <script>alert\(1\)<\/script>/);
  assert.equal(await saved.locator('.card .full:visible').count(), await saved.locator('.card').count());
  assert.equal(await saved.locator('.on').count(), 0, 'all marks as at rest, whatever was open');
  for (const link of await saved.$$eval('a', (all) => all.map((one) => one.getAttribute('href'))))
    assert.equal(await saved.locator(link).count(), 1, `${link} leads somewhere`);
  assert.deepEqual(await objections(saved, 'saved'), []);
  assert.equal(browser.requests.length, asked);
  await picture(saved, 'saved-page-1440');
  await saved.close();
});

test('the view of an article that is being read has a heading of the first level, and nothing to object to', async () => {
  const page = await browser.visit('', { held: true });
  await readerReady(page);
  const passage = '“It is so,” said Ann Lee. Bo Ray denied it on Monday.\n\n';
  await page.fill('#box', passage.repeat(500));
  await page.click('.primary');
  await page.waitForSelector('body[data-view="working"] h1');
  const found = await objections(page, 'working');
  await page.close();
  assert.deepEqual(found, []);
});
