/** Letters of any size: lines keep their distance, no tint hides a line, nothing is cut off or scrolls sideways. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const grow = (page, size) => page.evaluate((px) => (document.documentElement.style.fontSize = `${px}px`), size);

/** Lines that are closer than their letters are tall, tints taller than their line, what is cut off at the top. */
const crowded = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const told = (element, what) => wrong.push(`${what}: ${element.tagName}.${element.className}`);
    for (const element of document.querySelectorAll('body, body *')) {
      if (!element.checkVisibility()) continue;
      const { lineHeight, fontSize } = getComputedStyle(element);
      const ratio = parseFloat(lineHeight) / parseFloat(fontSize);
      if (ratio < 1.15) told(element, `line of ${ratio.toFixed(2)}`);
    }
    for (const tint of document.querySelectorAll('.row p .mark.what')) {
      const line = parseFloat(getComputedStyle(tint.closest('p')).lineHeight);
      if ((tint.getClientRects()[0]?.height ?? 0) > line + 0.5) told(tint, 'tint over its line');
    }
    for (const bar of document.querySelectorAll('.top, .tabs, .only'))
      if (bar.scrollHeight > bar.clientHeight + 1) told(bar, 'cut off');
    return [...new Set(wrong)];
  });

for (const size of [16, 24, 32]) {
  for (const width of [390, 1440]) {
    test(`a root font of ${size} px at ${width}`, async () => {
      const page = await browser.visit('fixtures/render.html?every-card#claim-2', { width, height: 900 });
      await grow(page, size);
      for (const why of await page.$$('.card.open .why-button')) await why.click();
      assert.deepEqual(await crowded(page), []);
      assert.ok((await sideways(page)) <= 0, 'findings');
      await picture(page, `letters-${size}-${width}`);
      await page.evaluate(() => document.querySelector('.person a.name, .full a.name').click()); // one speaker
      assert.deepEqual(await crowded(page), []);
      assert.ok((await sideways(page)) <= 0, 'one speaker');
      if (width < 1000) await page.click('#tab-article');
      assert.deepEqual(await crowded(page), []);
      assert.ok((await sideways(page)) <= 0, 'article');
      await picture(page, `letters-${size}-${width}-article`);
      await page.close();

      const start = await browser.visit('', { width, height: 900 });
      await grow(start, size);
      assert.deepEqual(await crowded(start), []);
      assert.ok((await sideways(start)) <= 0, 'empty');
      await start.click('nav > button:visible >> text=How to read this');
      assert.deepEqual(await crowded(start), []);
      assert.ok((await sideways(start)) <= 0, 'help');
      await start.close();
    });
  }
}

test('a label stands beside its line, whatever the size of the letters', async () => {
  const page = await browser.visit('fixtures/render.html?every-card#claim-2');
  for (const size of [16, 32]) {
    await grow(page, size);
    await page.setViewportSize({ width: size === 16 ? 1440 : 2600, height: 900 });
    // the page hears of its new size a moment later: that the labels come to stand apart is what is waited for
    await page.waitForFunction((root) => {
      const labels = [...document.querySelectorAll('.side .label')].filter((one) => one.offsetParent);
      const boxes = labels.map((one) => one.getBoundingClientRect());
      const grown = getComputedStyle(document.documentElement).fontSize === `${root}px`;
      return grown && boxes.length > 1 && boxes.every((box, i) => !i || boxes[i - 1].bottom <= box.top + 2);
    }, size);
  }
  await page.close();
});
