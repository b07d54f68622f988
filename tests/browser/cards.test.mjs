/** A given explanation, rendered without the engine: every kind of card, at every width. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const fixture = (claim = '') => `fixtures/render.html?every-card${claim}`;
const texts = (page, selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));
const markedWords = (page) => texts(page, '.story .on.what');

test('all cards are folded, in their groups and in order', async () => {
  const page = await browser.visit(fixture());
  assert.equal(await page.textContent('.big'), 'Six claims. Two are disputed, one of them accepted in part.');
  assert.deepEqual(await texts(page, '.group h3'), [
    'Disputed in this article 2',
    'Not confirmed 1',
    'Accepted by the party concerned 1',
    'No opposing statement, unnamed sources only 1',
    'No opposing statement in this article 1',
    'Stated by the article without a source 1',
  ]);
  assert.deepEqual(await texts(page, '#claim-1 .brief dt'), [
    'Says so',
    'Says otherwise',
    'No position',
    'Only if it happens',
    'Not in the article',
  ]);
  assert.equal(await page.locator('.card.open').count(), 0);
  assert.equal(await page.locator('.left-open').count(), 0, 'a stored explanation without the key has none');
  await picture(page, 'result-1440');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('what nobody opposes is folded under its count, and unfolds where an address asks for it', async () => {
  const page = await browser.visit(fixture());
  const fold = page.locator('.unopposed');
  assert.equal(await fold.locator('> summary').textContent(), 'Show all: 4 that nobody here opposes');
  assert.ok(!(await page.isVisible('#claim-5')));
  await fold.locator('> summary').click();
  assert.ok(await page.isVisible('#claim-5'));
  await page.close();
  const addressed = await browser.visit(fixture('#claim-5'));
  assert.ok(await addressed.isVisible('#claim-5 .acts'));
  await addressed.close();
});

/** The fixture with a denial of the port's payment whose claim is left open. */
const withOpenClaim = (explanation) => {
  const words = 'paying for the fuel';
  const begin = explanation.article.text.indexOf(words);
  const { claims } = explanation;
  const [port] = claims.splice(4, 1);
  const denies = port.confirms;
  const more = { text: [[begin, begin + words.length]], open: true, candidates: [16, 7], status: ['disputed'] };
  claims.push({ ...port, affirms: [], confirms: [], shelf: 'left-open', label: 'denied', ...more, denies });
};

test('a denial whose claim is left open is told apart, and what it may answer is one click from its words', async () => {
  const page = await browser.visit(fixture());
  await page.route('**/every-card.json', async (route) => {
    const explanation = await (await route.fetch()).json();
    withOpenClaim(explanation);
    await route.fulfill({ json: explanation });
  });
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  const card = page.locator('.card.left-open');
  assert.match(await page.textContent('.big'), /; of one more denial it is left open which claim it answers\.$/);
  assert.match(await card.textContent(), /Left open: Denied.*Which claim this answers is left open\./);
  assert.equal(await card.locator('.claim').textContent(), '“The port authority” “acknowledged” “paying for the fuel”');
  assert.equal(await card.evaluate((one) => getComputedStyle(one).borderTopStyle), 'dashed');
  assert.match(await card.locator('.brief').textContent(), /^It may answer:.*port of Lorne paid.*supplying drones/);
  await card.locator('.brief .ref >> nth=0').click();
  assert.equal(await page.textContent('.row.at .number'), '8');
  await card.locator('.more').click();
  assert.deepEqual(await texts(page, '.side .label'), ['perhaps meant', 'perhaps meant', 'says otherwise']);
  await picture(page, 'left-open-1440');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a folded card whose opposing links are all likely says so', async () => {
  const page = await browser.visit(fixture());
  assert.equal(await page.locator('#claim-1 .note.likely').count(), 0);
  await page.route('**/every-card.json', async (route) => {
    const explanation = await (await route.fetch()).json();
    for (const list of ['denies', 'declines', 'questions'])
      for (const link of explanation.claims[0][list]) if (link.certainty === 'certain') link.certainty = 'likely';
    await route.fulfill({ json: explanation });
  });
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.locator('#claim-1 .note.likely:visible').count(), 1);
  assert.match(await page.textContent('#claim-1 .note.likely'), /^Likely: /);
  await picture(page, 'likely-1440');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'likely-390');
  await page.close();
});

test('the marked article is the text, character for character', async () => {
  const page = await browser.visit(fixture());
  const shown = await page.$$eval('.row', (rows) =>
    rows.map((row) =>
      [...row.querySelector('h2, h3, p').childNodes]
        .map((node) => node.firstChild?.nodeValue ?? node.nodeValue)
        .join(''),
    ),
  );
  const explanation = await page.evaluate(async () => (await fetch('every-card.json')).json());
  const { text, blocks } = explanation.article;
  const kept = blocks.filter(({ kind }) => !['related', 'boilerplate', 'repeat'].includes(kind));
  assert.deepEqual(
    shown,
    kept.map(({ begin, end }) => text.slice(begin, end)),
  );
  await page.close();
});

test('opening a card leaves only its marks, names their part in the margin and moves the focus', async () => {
  const page = await browser.visit(fixture());
  await page.click('#claim-2 .more');
  assert.deepEqual(
    await page.evaluate(() => document.activeElement.textContent),
    '“Arden of supplying drones to Kest”',
  );
  assert.equal(
    (await markedWords(page)).join(' ').replaceAll('  ', ' '),
    'Arden of supplying drones to Kest that her country had sold Kest a small number of drones before the war began that Arden had never supplied Kest with drones for any military use Veld to show its proof',
  );
  assert.deepEqual(await texts(page, '.side .label'), ['says so', 'accepts part', 'says otherwise', 'questions it']);
  assert.deepEqual(await texts(page, '.story .on.limit'), [
    'a small number of drones',
    'before the war began',
    'for any military use',
  ]);
  await picture(page, 'open-card-1440');

  await page.click('#claim-1 .more');
  assert.equal(await page.locator('.card.open').count(), 1);
  await page.click('#claim-1 .acts button >> nth=0');
  assert.equal(await page.locator('.on').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'In their words');
  await page.close();
});

test('opening and folding does not move a line of the article', async () => {
  const page = await browser.visit(fixture());
  const lines = () => page.$$eval('.row p', (all) => all.map((one) => one.getBoundingClientRect().height));
  const before = await lines();
  await page.click('#claim-2 .more');
  assert.deepEqual(await lines(), before);
  await page.close();
});

test('Why? gives the reason, the pairs that differ and how sure it is', async () => {
  const page = await browser.visit(fixture('#claim-1'));
  const why = page.locator('#claim-1 li', { hasText: 'denied' }).locator('.why-button');
  await why.click();
  assert.equal(await why.getAttribute('aria-expanded'), 'true');
  const panel = page.locator('#claim-1 .why:visible');
  assert.match(
    await panel.textContent(),
    /“?denied”? says that something is not so\. To deny weapons is to deny rockets\./,
  );
  assert.deepEqual(await panel.locator('tbody tr').allTextContents(), [
    'providingsame acthas shipped',
    'weaponstakes inguided rockets',
  ]);
  assert.match(await panel.textContent(), /In both: Arden, Kest\..*Certain: all the words needed stand in ¶2\./);
  await picture(page, 'why-1440');
  await page.close();
});

test('what is only possible stays folded, what rests on one word is counted once', async () => {
  const page = await browser.visit(fixture('#claim-1'));
  assert.equal(await page.locator('.may[open]').count(), 0);
  assert.match(await page.textContent('.may'), /May also concern.*called the allegations groundless/);
  assert.match(
    await page.textContent('#claim-1 .full'),
    /As told by two officials familiar with the matter, unnamed\..*Counted once\./,
  );
  await page.close();
});

test('a report is shown before it is copied and holds no word of the article', async () => {
  const page = await browser.visit(fixture('#claim-2'));
  await page.click('#claim-2 .acts button >> nth=3');
  const report = await page.inputValue('#claim-2 .report textarea');
  assert.match(report, /"certainty": "certain"/);
  assert.doesNotMatch(report, /Arden|Kest|drones/);
  await page.click('#claim-2 .report button');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report);
  await page.close();
});

test('references go to the paragraph, marked words to their statement', async () => {
  const page = await browser.visit(fixture());
  await page.click('#claim-3 .ref');
  assert.equal(await page.textContent('.row.at .number'), '5');
  await page.click('.story a >> text=has accused');
  assert.match(await page.textContent('.said li.at'), /has accused Arden of supplying drones to Kest/);
  assert.equal(await page.locator('.said details[open]').count(), 1);
  await page.close();
});

test('each word of the legend takes one mark away', async () => {
  const page = await browser.visit(fixture());
  const tint = () => page.$eval('.story .mark.what', (one) => getComputedStyle(one).backgroundColor);
  const before = await tint();
  const control = page.locator('.legend button', { hasText: 'what' });
  await control.click();
  assert.equal(await control.getAttribute('aria-pressed'), 'false');
  assert.notEqual(await tint(), before);
  await control.click();
  assert.equal(await tint(), before);
  await page.close();
});

test('what was left out can be read', async () => {
  const page = await browser.visit(fixture());
  assert.match(
    await page.textContent('.reading'),
    /Left out: one link to another article\..*The long road through the Teral valley/,
  );
  assert.doesNotMatch(await page.textContent('.story'), /long road/);
  await page.close();
});

for (const width of [320, 390, 820, 1024, 1280, 1440, 1920]) {
  test(`nothing scrolls sideways at ${width}`, async () => {
    const page = await browser.visit(fixture('#claim-2'), {
      width,
      height: 844,
    });
    for (const why of await page.$$('.card.open .why-button')) await why.click();
    assert.ok((await sideways(page)) <= 0);
    await picture(page, `open-card-${width}`);
    assert.equal(await page.isVisible('.tabs'), width < 760, 'both panes as soon as there is room for part of both');
    if (width >= 760) return page.close();
    await page.click('#tab-article');
    assert.ok((await sideways(page)) <= 0);
    assert.ok(await page.isVisible('.back'));
    await picture(page, `article-${width}`);
    await page.click('.back');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'claim');
    return page.close();
  });
}

test('controls are large enough to be hit', async () => {
  const page = await browser.visit(fixture('#claim-1'), {
    width: 390,
    height: 844,
  });
  const small = await page.$$eval('.top button, .tabs button, .more, .acts button, .why-button, summary', (all) =>
    all.filter((one) => one.offsetParent && one.getBoundingClientRect().height < 34).map((one) => one.textContent),
  );
  assert.deepEqual(small, []);
  await page.close();
});

test('dark, forced colours and print keep the marks', async () => {
  const page = await browser.visit(fixture('#claim-1'), {
    colorScheme: 'dark',
  });
  await picture(page, 'dark-1440');
  await page.emulateMedia({ forcedColors: 'active' });
  assert.notEqual(await page.$eval('.on.what', (one) => getComputedStyle(one).backgroundColor), 'rgba(0, 0, 0, 0)');
  await picture(page, 'forced-colours-1440');
  await page.emulateMedia({
    forcedColors: 'none',
    media: 'print',
    colorScheme: 'light',
  });
  assert.ok(!(await page.isVisible('.acts')));
  assert.ok(await page.isVisible('.row .number'));
  await picture(page, 'print');
  await page.close();
});
