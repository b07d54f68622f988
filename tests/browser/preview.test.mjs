/** What a long article shows before it is read to the end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { article } from '../bench/article.mjs';
import { explain, goOn, open, picture, readerReady, resultShown, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const long = article(3000);
const firstMarks = (page) => page.waitForSelector('.working .story .what');

/** The marked words of each row; a statement within another cuts them into pieces. */
const markedRows = (page) =>
  page.$$eval('.row', (rows) =>
    rows.map((row) => [...row.querySelectorAll('.what')].map((one) => one.firstChild.nodeValue).join('')),
  );

test('paragraphs are marked from the top while the rest is read, and the marks open nothing', async () => {
  const page = await browser.visit('', { held: true });
  await readerReady(page);
  await explain(page, long);
  await firstMarks(page);
  const seen = await page.evaluate(() => {
    const rows = [...document.querySelectorAll('.working .row')];
    const marked = rows.map((row) => Boolean(row.querySelector('.what')));
    return {
      rows: rows.length,
      last: marked.lastIndexOf(true),
      links: document.querySelectorAll('.working .story :is(a, [data-statement])').length,
      progress: document.querySelector('.progress').textContent,
    };
  });
  assert.ok(seen.last >= 0 && seen.last < seen.rows / 2, `row ${seen.last} of ${seen.rows}`);
  assert.equal(seen.links, 0);
  assert.match(seen.progress, /Passage [\d,]+ of [\d,]+ is read.*may still change/);
  await picture(page, 'preview');
  const early = await markedRows(page);
  await goOn(page);
  await resultShown(page);
  const final = await markedRows(page);
  const told = early.flatMap((words, i) => (words ? [i] : []));
  assert.deepEqual(
    told.map((i) => early[i]),
    told.map((i) => final[i]),
  );
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the answer is the same whether anybody looks at previews or not', async () => {
  const page = await browser.visit('fixtures/render.html?every-card'); // the page's own scripts are not in the way
  const { same, previews, whole } = await page.evaluate(async (text) => {
    const { createExplainer } = await import('/src/explainer.js');
    const policy = trustedTypes.createPolicy('explainer', { createScriptURL: (url) => url });
    const explainer = createExplainer({ trustedScript: (url) => policy.createScriptURL(url.href) });
    const told = [];
    const heard = await explainer.explain(text, { onPreview: (soFar) => told.push(soFar) });
    const unheard = await explainer.explain(text);
    explainer.close();
    const brief = ({ article: { text: read }, statements, claims }) => [read, statements.length, claims.length];
    return {
      same: JSON.stringify(heard) === JSON.stringify(unheard),
      previews: told.map(brief),
      whole: heard.article.text,
    };
  }, article(1500));
  assert.ok(same);
  assert.ok(previews.length >= 4 && previews.length <= 8, `${previews.length} previews`);
  previews.forEach(([read, statements, claims], i) => {
    assert.ok(whole.startsWith(read) && read.length > (previews[i - 1]?.[0].length ?? 0));
    assert.ok(statements > 0);
    assert.equal(claims, 0);
  });
  await page.close();
});

test('an article that is given up leaves nothing behind', async () => {
  const page = await browser.visit('', { held: true });
  await readerReady(page);
  await explain(page, long);
  await firstMarks(page);
  await page.click('nav button >> text=New article');
  assert.equal(await page.getAttribute('body', 'data-view'), 'start');
  assert.equal(await page.inputValue('#box'), long);
  await goOn(page);
  await explain(page, 'Arden denied shipping rockets to Kest.');
  await resultShown(page);
  assert.deepEqual(await markedRows(page), ['shipping rockets to Kest']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('whoever has begun to read stays where they are when the result comes', async () => {
  const page = await browser.visit('', { held: true });
  await readerReady(page);
  await explain(page, long);
  await firstMarks(page);
  await page.evaluate(() => document.querySelector('.pane.left').scrollTo({ top: 2345, behavior: 'instant' }));
  const firstInSight = () =>
    page.evaluate(() => {
      const top = document.querySelector('.pane.left').getBoundingClientRect().top;
      const row = [...document.querySelectorAll('.row')].find((one) => one.getBoundingClientRect().bottom > top);
      return [row.id, Math.round(row.getBoundingClientRect().top)];
    });
  const [row, top] = await firstInSight();
  await goOn(page);
  await resultShown(page);
  const [rowAfter, topAfter] = await firstInSight();
  assert.equal(rowAfter, row);
  assert.ok(Math.abs(topAfter - top) <= 2, `${top} ${topAfter}`);
  await page.close();
});

test('on a phone the paragraphs stand below the progress', async () => {
  const page = await browser.visit('', { width: 390, height: 844, held: true });
  await readerReady(page);
  await explain(page, long);
  await firstMarks(page);
  assert.ok(await page.locator('.working .story .what').first().isVisible());
  assert.ok((await sideways(page)) <= 0);
  await picture(page, 'preview-390');
  await goOn(page);
  await resultShown(page);
  await page.close();
});
