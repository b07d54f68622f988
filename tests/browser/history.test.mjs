/** What lasts: one result for each step of the history, the articles of a visit, what the reader lets the machine keep. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { addressOf, explain, open, picture, readerReady, resultShown } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const first =
  'Veld says Arden shipped rockets to Kest\n\nVeld believes that Arden has shipped rockets to Kest, according to two officials.\n\n' +
  'Arden denied shipping rockets to Kest.';
const second = 'The mayor closed the bridge\n\n“The bridge is safe,” said Ann Lee, the mayor of Lorne.';

const heading = (page) => page.textContent('.row.headline h2, .row h2, .row p >> nth=0');
const shows = async (page, words) => {
  await page.waitForFunction((text) => document.querySelector('.story')?.textContent.includes(text), words);
  assert.equal(await page.getAttribute('body', 'data-view'), 'result');
};
const again = async (page, text) => {
  await page.click('nav button >> text=New article');
  await explain(page, text);
  await resultShown(page);
};
const kept = (page) =>
  page.evaluate(async () => ({
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
const nothing = { storage: [], databases: [] };

test('Back and Forward show the result that stood there, each with an address of its own', async () => {
  const page = await browser.visit();
  await explain(page, first);
  await resultShown(page);
  const address = await addressOf(page);
  assert.match(address, /#article-[0-9a-z]+$/);
  await page.click('#claim-1 .more');
  assert.equal(await addressOf(page), `${address}&claim-1`, 'the address follows the open claim');
  await again(page, second);
  assert.notEqual((await addressOf(page)).split('&')[0], address);
  assert.match(await heading(page), /mayor/);
  await page.goBack(); // the box
  assert.equal(await page.inputValue('#box'), second);
  await page.goBack();
  await shows(page, 'Arden denied');
  assert.equal(await page.locator('#claim-1.card.open').count(), 1, 'with its claim open');
  await page.goForward();
  await page.goForward();
  await shows(page, 'The bridge is safe');

  await page.click('nav button >> text=New article');
  const list = page.locator('.recent .sample .title');
  assert.deepEqual(
    (await list.allTextContents()).map((title) => title.slice(0, 9)),
    ['The mayor', 'Veld says'],
  );
  await picture(page, 'articles-of-the-visit');
  await list.nth(1).click();
  await shows(page, 'Arden denied');
  assert.deepEqual(await kept(page), nothing, 'nothing is kept that nobody asked for');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a link that cannot be opened says why, and the same text opens at its place', async () => {
  const page = await browser.visit();
  await explain(page, first);
  await resultShown(page);
  await page.click('#claim-1 .more');
  const link = await addressOf(page);
  await page.close();
  const fresh = await browser.visit(link.slice(browser.address.length));
  const words = () => fresh.textContent('.early:visible');
  assert.match(await words(), /This link leads to claim 1 of an article that is not here\./);
  assert.match(await words(), /A link holds no word of the article.*Paste the same article and it is shown again/);
  await picture(fresh, 'link-not-here');
  await explain(fresh, first);
  await resultShown(fresh);
  assert.equal(await fresh.locator('#claim-1.card.open').count(), 1);
  assert.equal(await addressOf(fresh), link);
  await fresh.close();
  for (const hash of ['#claim-2', '#p3', '#article-zz']) {
    const other = await browser.visit(hash);
    assert.match(await other.textContent('.early:visible'), /an article that is not here/);
    await other.close();
  }
});

test('kept on the machine on the reader’s word, found after a reload, forgotten on the reader’s word', async () => {
  const page = await browser.visit();
  await explain(page, first);
  await resultShown(page);
  const address = await addressOf(page);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.match(await page.textContent('.early:visible'), /not here/);
  await explain(page, first);
  await resultShown(page);
  await page.click('nav button >> text=New article');
  await page.check('#keep');
  await page.waitForSelector('.recent .hint >> text=are kept in this browser on this machine');
  await page.goBack();
  await shows(page, 'Arden denied');
  await page.reload();
  await shows(page, 'Arden denied');
  assert.equal(await addressOf(page), address);
  const other = await browser.visit(`${new URL(address).hash}&claim-1`);
  await shows(other, 'Arden denied');
  assert.equal(await other.locator('#claim-1.card.open').count(), 1, 'a link opens in a fresh tab of this machine');
  await other.close();

  await page.click('.brand');
  await page.fill('#box', 'What I was about to ask.');
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.inputValue('#box'), 'What I was about to ask.');
  await page.click('.recent button >> text=Forget all');
  await page.waitForSelector('.recent', { state: 'hidden' });
  assert.deepEqual(await kept(page), nothing);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.ok(!(await page.isVisible('.recent')));
  assert.deepEqual(await kept(page), nothing);
  await page.close();
});

test('a file may be dropped on a result, and is read into the box', async () => {
  const page = await browser.visit();
  await explain(page, first);
  await resultShown(page);
  const left = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Another article.'], 'new.txt'));
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    return document.querySelector('.story').dispatchEvent(drop);
  });
  assert.equal(left, false, 'the browser does not open it in the place of the page');
  await page.waitForFunction(() => document.querySelector('#box')?.value === 'Another article.');
  await page.keyboard.press('Control+z');
  assert.equal(await page.inputValue('#box'), first);
  await page.close();
});

test('from the paste to an export with the keyboard alone, and what is saved is what is shown', async () => {
  const page = await browser.visit();
  await readerReady(page);
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
  const press = async (...keys) => {
    for (const key of keys) await keyboard.press(key);
  };
  await page.evaluate((text) => navigator.clipboard.writeText(text), first);
  await press('Tab', 'Enter', 'Control+v');
  assert.match(await page.inputValue('#box'), /^Veld says/);
  assert.equal(await page.textContent('.go kbd'), 'Ctrl + Enter');
  await press('Control+Enter');
  await resultShown(page);

  await press('j');
  const claim = await focused();
  assert.equal(claim, await page.textContent('.card .claim >> nth=0'));
  await press('Enter');
  assert.equal(await page.locator('.card.open').count(), 1);
  await press('Enter');
  assert.equal(await page.locator('.card.open').count(), 0);
  await press('k', 'j');
  assert.match(await focused(), /./);
  await press('?');
  await page.waitForSelector('.help .keys');
  await press('?');
  await page.waitForSelector('.findings');
  await press('/');
  assert.equal(await focused(), 'search');
  await keyboard.type('denied');
  await page.waitForSelector('.only:visible >> text=“denied”'); // whoever types slowly is answered before
  assert.equal(await page.locator('.said li:visible').count(), 1);

  for (let i = 0; i < 60 && (await focused()) !== 'Download'; i++) await press('Shift+Tab');
  await press('Enter');
  for (let i = 0; i < 9 && !/statements/.test(await focused()); i++) await press('Tab');
  const [saved] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
  const table = await readFile(await saved.path(), 'utf8');
  assert.match(saved.suggestedFilename(), /^\d{4}-\d\d-\d\d-veld-says-arden-shipped-rockets-to-kest-statements\.csv$/);
  assert.equal(table.trim().split('\r\n').length, 2, 'the head and the one statement that is shown');
  assert.match(table, /Arden,.*denied/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
