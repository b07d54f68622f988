/** One speaker at a time: chosen from a name or the list, shown in findings and article, and the way back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const fixture = (claim = '') => `fixtures/render.html?every-card${claim}`;
const texts = (page, selector) => page.locator(`${selector}:visible`).allTextContents();
const marked = async (page, role) => (await texts(page, `.story .mark.${role}`)).join('|');
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

/** The fixture, changed on its way to the page. */
async function changed(page, change) {
  await page.route('**/every-card.json', async (route) => {
    const explanation = await (await route.fetch()).json();
    change(explanation);
    await route.fulfill({ json: explanation });
  });
  await page.reload();
  await page.waitForSelector('html[data-ready]');
}

test('a name on a card leaves what that speaker said and the claims it takes part in', async () => {
  const page = await browser.visit(fixture());
  await page.click('#claim-2 .brief .name >> text=Mira Solen');
  assert.equal(await focused(page), 'Mira Solen');
  assert.deepEqual(await texts(page, '.group h3'), ['Disputed in this article 1 of 2', 'Not confirmed 1']);
  assert.deepEqual(await texts(page, '.card .claim'), [
    '“Arden of supplying drones to Kest”',
    '“the first rockets were fired on Sunday”',
  ]);
  assert.deepEqual(await texts(page, '.said summary b'), ['Mira Solen']);
  assert.equal((await texts(page, '.said li')).length, 2);
  assert.equal(await page.textContent('#said-heading .n'), '2 of 18');
  assert.match(await page.textContent('.person'), /Arden’s foreign minister.*2 statements, 2 claims\./);
  assert.equal(await page.textContent('.only span'), 'Only Mira Solen: 2 statements, 2 claims');
  assert.equal(await page.textContent('.result > [role=status]'), 'Only Mira Solen is shown: 2 statements, 2 claims.');
  assert.equal(await marked(page, 'who'), 'Mira Solen, Arden’s foreign minister|Solen');
  assert.equal(
    await page.locator('.story a[href]').count(),
    2,
    'what others said is no link while one speaker is shown',
  );
  await picture(page, 'speaker-1440');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('everybody comes back by the button or by Escape, to where the speaker was chosen', async () => {
  const page = await browser.visit(fixture());
  const before = [await marked(page, 'who'), await texts(page, '.group h3')];
  const name = page.locator('#claim-2 .brief .name', { hasText: 'Tam Oriel' }).first();
  for (const way of ['button', 'Escape']) {
    await name.focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'Tam Oriel');
    assert.notDeepEqual(await texts(page, '.group h3'), before[1]);
    if (way === 'button') {
      await page.focus('.only button');
      await page.keyboard.press('Enter');
    } else await page.keyboard.press('Escape');
    assert.ok(await name.evaluate((one) => one === document.activeElement));
    assert.deepEqual([await marked(page, 'who'), await texts(page, '.group h3')], before);
    assert.equal(await page.textContent('.result > [role=status]'), 'Everybody is shown.');
    assert.ok(!(await page.isVisible('.only')));
    assert.equal(await page.locator('.said details[open]').count(), 0);
  }
  await page.close();
});

test('the list of speakers chooses one and keeps the focus', async () => {
  const page = await browser.visit(fixture());
  const options = await page.$$eval('#only-speaker option', (all) => all.map((one) => one.textContent));
  assert.deepEqual(options.slice(0, 4), [
    'everybody',
    'Two officials familiar with the matter (2)',
    'Veld (2)',
    'Arden (1)',
  ]);
  await page.focus('#only-speaker');
  await page.selectOption('#only-speaker', { label: 'Arden (1)' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'only-speaker');
  assert.match(await page.textContent('.person'), /Also speaking for it here: Arden’s mission in Lorne\./);
  await page.selectOption('#only-speaker', { label: 'everybody' });
  assert.ok(!(await page.isVisible('.only')));
  await page.click('.said summary >> text=Ana Reyl');
  await page.click('.said .choose .name >> text=Show only Ana Reyl');
  assert.equal(await page.$eval('#only-speaker', (one) => one.selectedOptions[0].textContent), 'Ana Reyl (3)');
  await page.close();
});

test('the choice outlives opening, folding and the way to the article and back', async () => {
  const page = await browser.visit(fixture(), { width: 390, height: 844 });
  await page.click('#claim-2 .brief .name >> text=Mira Solen');
  await page.click('#claim-2 .more');
  assert.ok((await texts(page, '#claim-2 .full .who')).length > 2, 'an open claim shows all who take part');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.card.open').count(), 0);
  await page.click('#tab-article');
  assert.equal(await marked(page, 'who'), 'Mira Solen, Arden’s foreign minister|Solen');
  assert.ok(await page.isVisible('.only button'));
  await picture(page, 'speaker-article-390');
  await page.click('#tab-findings');
  await picture(page, 'speaker-390');
  assert.deepEqual(await texts(page, '.card .claim'), [
    '“Arden of supplying drones to Kest”',
    '“the first rockets were fired on Sunday”',
  ]);
  await page.click('.only button');
  assert.equal((await texts(page, '.card .claim')).length, 3, 'what nobody opposes is folded again');
  await page.click('.unopposed > summary');
  assert.equal((await texts(page, '.card .claim')).length, 5);
  await page.close();
});

test('a claim that is not of the speaker folds, and one that is asked for by its address shows everybody', async () => {
  const page = await browser.visit(fixture('#claim-1'));
  await page.selectOption('#only-speaker', { label: 'Mira Solen (2)' });
  assert.equal(await page.locator('.card.open').count(), 0);
  await page.close();
  const addressed = await browser.visit(fixture('#speaker-7'));
  assert.equal(await addressed.textContent('.person h3'), 'Mira Solen');
  await addressed.close();
});

test('what rests on unnamed sources only says so on the claim and on the card of the source', async () => {
  const page = await browser.visit(fixture());
  const unnamed = page.locator('.group.unnamed');
  assert.match(
    await unnamed.textContent(),
    /No opposing statement, unnamed sources only 1.*Rests on unnamed sources only\./,
  );
  assert.doesNotMatch(await page.textContent('#claim-2'), /unnamed/);
  await changed(page, ({ entities, article }) => {
    const words = 'who asked not to be named';
    const begin = article.text.indexOf(words);
    entities[9].anonymity = [[begin, begin + words.length]];
  });
  await page.click('.unopposed > summary');
  await page.click('.group.unnamed .name');
  assert.match(await page.textContent('.person'), /unnamed.*Why unnamed: “who asked not to be named”\./);
  await page.close();
});

test('whom open words may mean is told and never guessed', async () => {
  const page = await browser.visit(fixture());
  await changed(page, ({ statements }) => Object.assign(statements[10], { speaker: null, candidates: [7, 5] }));
  assert.match(await page.textContent('#claim-2 .brief'), /He \(Tam Oriel or Ana Reyl\)/);
  await page.click('#claim-2 .brief .name >> text=He');
  assert.match(await page.textContent('.person'), /Who is meant is open: Tam Oriel or Ana Reyl\./);
  assert.deepEqual(await texts(page, '.said summary b'), ['He']);
  await page.close();
});

for (const width of [320, 820, 1440]) {
  test(`one speaker alone does not scroll sideways at ${width}`, async () => {
    const page = await browser.visit(fixture('#claim-2'), { width, height: 844 });
    if (!(await page.isVisible('#only-speaker'))) await page.click('.choose-from > summary');
    await page.selectOption('#only-speaker', { label: 'Two officials familiar with the matter (2)' });
    assert.ok((await sideways(page)) <= 0);
    await picture(page, `speaker-unnamed-${width}`);
    await page.close();
  });
}
