/** The marks in the article: to be seen in every colour scheme and without colour, and to be listened to. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const fixture = (claim = '') => `fixtures/render.html?every-card${claim}`;

/** How a kind of mark is drawn: {line, tint, contrast}, the contrast of its tint against the paper under it. */
const look = (page, selector) =>
  page.$eval(selector, (one) => {
    const { textDecorationLine, textDecorationStyle, backgroundColor } = getComputedStyle(one);
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [dark, bright] = [backgroundColor, getComputedStyle(document.documentElement).backgroundColor]
      .map(light)
      .sort((a, b) => a - b);
    const tint = backgroundColor !== 'rgba(0, 0, 0, 0)';
    const line = textDecorationLine === 'none' ? '' : `${textDecorationLine} ${textDecorationStyle}`;
    return { line, tint, contrast: tint ? (bright + 0.05) / (dark + 0.05) : 1 };
  });

const kinds = ['.story .mark.who:not(.what)', '.story .mark.says', '.story .mark.what:not(.who, .says)'];

for (const [colorScheme, least] of [
  ['light', 1.35],
  ['dark', 1.6],
]) {
  test(`in a ${colorScheme} page what is said has a tint that can be seen`, async () => {
    const page = await browser.visit(fixture(), { colorScheme });
    const [who, says, what] = await Promise.all(kinds.map((kind) => look(page, kind)));
    assert.deepEqual([who.line, says.line, what.line], ['underline solid', 'underline dotted', '']);
    assert.ok(what.contrast >= least, `${what.contrast}`);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      if (width === 390) await page.click('#tab-article');
      await picture(page, `marks-${colorScheme}-${width}`);
    }
    await page.close();
  });
}

for (const media of [{ forcedColors: 'active' }, { contrast: 'more' }, { media: 'print' }]) {
  test(`three lines that differ, without any colour: ${JSON.stringify(media)}`, async () => {
    const page = await browser.visit(fixture());
    await page.emulateMedia(media);
    const lines = await Promise.all(kinds.map(async (kind) => (await look(page, kind)).line));
    assert.deepEqual(lines, ['underline solid', 'underline dotted', 'underline dashed']);
    await picture(page, `marks-${Object.values(media)[0]}`);
    await page.close();
  });
}

test('whoever listens hears the article as it stands; where a mark leads is its description', async () => {
  const page = await browser.visit(fixture());
  const spoken = await page.locator('.story').ariaSnapshot();
  assert.doesNotMatch(spoken, /who said what/i);
  const heading = await page.$eval('.row h2', (one) => one.textContent);
  assert.match(spoken, new RegExp(`heading "${heading}" \\[level=2\\]`));
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const links = nodes.filter(({ role, name }) => role?.value === 'link' && name?.value === 'has accused');
  assert.deepEqual(
    links.map(({ description }) => description?.value),
    ['In who said what: Veld'],
  );
  const named = nodes.find(({ role, name }) => role?.value === 'link' && name?.value === 'Mira Solen');
  assert.equal(named.description.value, 'Show only this speaker');
  const text = await page.$$eval('.story .row', (rows) => rows.map((row) => row.textContent).join(' '));
  const words = (one) => one.split(/\s+/u).filter(Boolean).length;
  const plain = await page.$$eval('.story .row :is(h2, h3, p)', (all) => all.map((one) => one.textContent).join(' '));
  assert.ok(words(text) < words(plain) * 1.15 + 20, 'little more than the article is read out');
  await page.close();
});

test('every mark that is a link is known by a line', async () => {
  const page = await browser.visit(fixture());
  const bare = await page.$$eval('.story a[href]', (links) =>
    links.filter((one) => getComputedStyle(one).textDecorationLine === 'none').map((one) => one.textContent),
  );
  assert.deepEqual(bare, []);
  await page.close();
});
