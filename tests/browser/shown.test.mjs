/** What of a result is shown, and what leads where: filters, search, cards set aside, statements and their claims. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const fixture = (claim = '') => `fixtures/render.html?every-card${claim}`;
const texts = (page, selector) => page.locator(`${selector}:visible`).allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
const standsOut = async (page, name) => (await texts(page, `.story [${name}]`)).join('|');

test('a stance and a form leave what fits, and Escape brings everything back', async () => {
  const page = await browser.visit(fixture());
  await page.focus('#only-stance');
  await page.selectOption('#only-stance', { label: 'denies (3)' });
  assert.match(await page.textContent('.only span'), /^Only denies: 3 statements, \d claims?$/);
  assert.equal((await texts(page, '.said li')).length, 3);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'only-stance');
  await page.selectOption('#only-form', 'direct');
  assert.match(await page.textContent('.only span'), /^Only denies, word for word: 0 statements, no claim$/);
  assert.equal(await page.textContent('.only button'), 'Show everything');
  await page.selectOption('#only-form', '');
  await page.focus('#only-speaker');
  await page.keyboard.press('Escape');
  assert.ok(!(await page.isVisible('.only')));
  assert.equal(await page.inputValue('#only-stance'), '');
  await page.close();
});

test('a search finds names, statements and claims, and the article keeps only their marks', async () => {
  const page = await browser.visit(fixture());
  await page.fill('#search', 'CONVOY crossed');
  await page.waitForSelector('.only:visible');
  assert.deepEqual(await texts(page, '.said summary b'), ['A diplomat who asked not to be named']);
  assert.equal(await page.locator('.card:visible').count(), 1);
  assert.equal(await page.locator('.story a[href]').count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await picture(page, 'search-1440');
  await page.fill('#search', '');
  await page.waitForSelector('.only', { state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await page.close();
});

test('every statement names its claims and leads there', async () => {
  const page = await browser.visit(fixture());
  await page.click('.story a >> text=has accused');
  const link = page.locator('.said li.at .in-claims a');
  assert.match(await page.textContent('.said li.at .in-claims'), /^in claims? \d(, \d)*$/);
  const number = await link.first().textContent();
  await link.first().click();
  assert.equal(await page.locator('.card.open').getAttribute('id'), `claim-${number}`);
  assert.match(await page.textContent('.card.open .no'), new RegExp(`${number}$`));
  await page.click('.card.open .acts button >> nth=0');
  await page.click('.said summary >> text=Ana Reyl');
  const listed = page.locator('.said li:visible .in-claims a', { hasText: '6' });
  await listed.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'claim-6', 'a claim that is no card is shown');
  assert.ok(await page.isVisible('#claim-6'));
  await page.close();
});

test('a reference makes the words stand out, not the number alone, and no line moves', async () => {
  const page = await browser.visit(fixture('#claim-2'));
  const lines = () => page.$$eval('.row p', (all) => all.map((one) => one.getBoundingClientRect().height));
  const before = await lines();
  const denial = page.locator('.card.open li', { hasText: 'had never supplied' });
  await denial.locator('.ref').first().click();
  assert.equal(
    (await standsOut(page, 'data-at')).replaceAll('|', ''),
    'Colonel Tam Oriel, an Arden army spokesmansaidthat Arden had never supplied Kest with drones for any military use',
  );
  assert.notEqual(await page.$eval('.story [data-at]', (one) => getComputedStyle(one).webkitTextStrokeWidth), '0px');
  assert.deepEqual(await lines(), before);
  await picture(page, 'words-1440');
  await page.close();
});

test('what is under the pointer is shown on the other side, both ways', async () => {
  const page = await browser.visit(fixture());
  await page.click('.said summary >> text=Ana Reyl');
  await page.hover('.said li:visible >> nth=0');
  assert.match(await standsOut(page, 'data-near'), /Should Arden ship rockets of any kind/);
  await page.hover('.story .what[data-statement] >> text=Nobody in this valley');
  assert.match((await texts(page, '.said li.near')).join(), /Nobody in this valley sleeps well/);
  await page.close();
  const opened = await browser.visit(fixture('#claim-2'));
  await opened.click('.story .says.on >> text=confirmed');
  assert.match(await focused(opened), /Mira Solen.*confirmed/, 'on the open card, if the words stand there');
  await opened.close();
});

test('a card is set aside, left out, and brought back', async () => {
  const page = await browser.visit(fixture('#claim-2'));
  await page.click('.card.open .acts button >> text=Set aside');
  assert.equal(await page.locator('.on').count(), 0);
  assert.match(await page.textContent('#claim-2 .set-aside'), /^Set aside: “Arden of supplying drones to Kest” Undo$/);
  assert.equal(await focused(page), 'Undo');
  assert.equal(await page.locator('#claim-2 :is(.claim, .brief, .more):visible').count(), 0);
  assert.match(await page.textContent('.findings'), /One card is set aside, also in what is copied and exported\./);
  await picture(page, 'set-aside-1440');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), '“Arden of supplying drones to Kest”');
  for (const card of [1, 3]) {
    await page.click(`#claim-${card} .more`);
    await page.click('.card.open .acts button >> text=Set aside');
  }
  assert.equal((await texts(page, '.set-aside')).length, 2);
  await page.click('.findings button >> text=Bring all back');
  assert.equal((await texts(page, '.set-aside')).length, 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('on a phone each tab has its own place', async () => {
  const page = await browser.visit(fixture(), { width: 390, height: 844 });
  const place = () => page.evaluate(() => Math.round(scrollY));
  await page.evaluate(() => scrollTo(0, 900));
  await page.click('#tab-article');
  assert.equal(await place(), 0);
  await page.evaluate(() => scrollTo(0, 500));
  await page.click('#tab-findings');
  assert.equal(await place(), 900);
  await page.click('#tab-article');
  assert.equal(await place(), 500);
  await page.click('#tab-findings');
  await page.click('#claim-3 .more');
  await page.click('#tab-article');
  const first = page.locator('.story .on').first();
  assert.ok(
    await first.evaluate((one) => one.getBoundingClientRect().top > 0 && one.getBoundingClientRect().top < 300),
  );
  await page.close();
});

for (const width of [760, 820, 999]) {
  test(`part of both panes stands side by side at ${width}`, async () => {
    const page = await browser.visit(fixture('#claim-2'), { width, height: 1100 });
    assert.ok(await page.isVisible('.story'));
    assert.ok(await page.isVisible('.card.open'));
    assert.ok(!(await page.isVisible('.tabs')));
    assert.ok((await sideways(page)) <= 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'only panes scroll');
    await picture(page, `both-panes-${width}`);
    await page.close();
  });
}

test('who says so and who says otherwise are told apart by the line before the label, without colour', async () => {
  const page = await browser.visit(fixture());
  const style = (part) =>
    page.$eval(`#claim-1 .brief dt.${part}`, (label) => getComputedStyle(label, '::before').borderTopStyle);
  assert.equal(await style('saysSo'), 'solid');
  assert.equal(await style('saysOtherwise'), 'double');
  assert.equal(await style('noPosition'), 'dashed');
  assert.equal(await style('missing'), 'dotted');
  await page.close();
});
