/** The page with the real core: from a paste to its result, and what happens when something is wrong. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { explain, open, picture, readerReady, resultShown, root, sideways } from './support.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

const article =
  'Veld believes that Arden has shipped rockets to Kest, according to two officials familiar with the matter.\n\n' +
  'Arden denied shipping rockets to Kest.\n\n“This is invented,” said Mira Solen, the foreign minister of Arden.';

for (const [name, least] of [
  ['wire', 3],
  ['port', 3],
  ['opinion', 2],
]) {
  test(`the sample "${name}" ends in a result with cards that open`, async () => {
    const page = await browser.visit();
    await page.click(`.sample[href="#sample-${name}"]`);
    await resultShown(page);
    await picture(page, `sample-${name}`);
    const cards = await page.$$('.card');
    assert.ok(cards.length >= least, `${cards.length} cards`);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'findings-heading');
    const marks = await page.locator('.story .what').count();
    await page.$$eval('.unopposed', (folds) => folds.forEach((fold) => (fold.open = true)));
    for (const card of cards) {
      await (await card.$('.more')).click();
      assert.ok((await page.locator('.story .on').count()) > 0, 'an open card has marks');
      assert.ok((await page.locator('.side .label').count()) > 0, 'and labels in the margin');
      assert.equal(await page.locator('.card.open').count(), 1);
    }
    await picture(page, `sample-${name}-open`);
    assert.ok(marks > 10);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
}

test('a whole walk with the keyboard alone', async () => {
  const page = await browser.visit();
  const press = (key, times = 1) =>
    Array.from({ length: times }).reduce((last) => last.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
  const until = async (text, most = 300) => {
    for (let i = 0; i < most; i++) {
      await press('Tab');
      if ((await focused()).trim().startsWith(text)) return;
    }
    assert.fail(`Tab never reached "${text}"`);
  };
  await press('Tab');
  assert.equal(await focused(), 'Skip to the box');
  await press('Enter');
  assert.equal(await focused(), 'box');
  await until('Explain this article');
  await until('Open a file');
  await until('Veld says Arden shipped');
  await press('Enter');
  await resultShown(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'findings-heading');
  await until('In their words');
  await press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'claim');
  await until('Fold');
  await press('Escape');
  assert.equal(await focused(), 'In their words');
  assert.equal(await page.locator('.card.open').count(), 0);
  await page.close();
});

test('tabs answer to the arrow keys', async () => {
  const page = await browser.visit('', { width: 390, height: 844 });
  await explain(page, article);
  await resultShown(page);
  await page.focus('#tab-findings');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.getAttribute('#tab-article', 'aria-selected'), 'true');
  assert.ok(await page.isVisible('.story'));
  await page.close();
});

for (const width of [320, 390, 1440]) {
  test(`no view scrolls sideways at ${width}`, async () => {
    const page = await browser.visit('', { width, height: 844 });
    assert.ok((await sideways(page)) <= 0, 'empty');
    await picture(page, `empty-${width}`);
    await page.click('.primary');
    assert.ok((await sideways(page)) <= 0, 'error');
    await picture(page, `error-${width}`);
    await page.click('.sample[href="#sample-port"]');
    await resultShown(page);
    assert.ok((await sideways(page)) <= 0, 'result');
    await picture(page, `sample-port-${width}`);
    await page.goto(`${browser.address}#help`);
    await page.waitForSelector('.help');
    assert.ok((await sideways(page)) <= 0, 'help');
    await picture(page, `help-${width}`);
    await page.close();
  });
}

test('the pasted text is never lost', async () => {
  const page = await browser.visit();
  await explain(page, article);
  await resultShown(page);
  await page.click('nav button >> text=New article');
  assert.equal(await page.inputValue('#box'), article);
  await page.click('.sample[href="#sample-wire"]');
  await resultShown(page);
  await page.goBack();
  assert.equal(await page.inputValue('#box'), article);
  await page.goForward();
  await page.waitForSelector('.story:visible');
  await page.close();
});

test('an empty box', async () => {
  const page = await browser.visit();
  await page.fill('#box', '  \n ');
  await page.click('.primary');
  assert.match(await page.textContent('.problem'), /There is a problem.*Paste an article to begin\./);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'problem');
  assert.equal(await page.inputValue('#box'), '  \n ');
  await page.close();
});

const drop = (page, name, bytes, type = '') =>
  page.evaluate(
    ([fileName, values, fileType]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(values)], fileName, { type: fileType }));
      document.querySelector('.start').dispatchEvent(
        new DragEvent('drop', {
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    [name, [...bytes], type],
  );

test('a file that is no text leaves the box as it was', async () => {
  const page = await browser.visit();
  await page.fill('#box', article);
  await drop(page, 'photo.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0], 'image/png');
  await page.waitForSelector('.problem:visible');
  assert.match(await page.textContent('.problem'), /photo\.png is not a text or HTML file\./);
  assert.equal(await page.inputValue('#box'), article);
  await page.close();
});

test('a text file is read, whatever its letters are coded in', async () => {
  const page = await browser.visit();
  await drop(page, 'old.txt', [0x93, 0x4e, 0x6f, 0x94, 0x20, 0x63, 0xe9]);
  await page.waitForFunction(() => document.querySelector('#box').value);
  assert.equal(await page.inputValue('#box'), '“No” cé');
  assert.match(await page.textContent('.origin'), /old\.txt/);
  await page.close();
});

test('a text that is too large is told so, and kept', async () => {
  const page = await browser.visit();
  await page.evaluate(() => (document.querySelector('#box').value = 'word '.repeat(500_000)));
  await page.click('.primary');
  assert.match(await page.textContent('.problem'), /This is 2\.5 MB; the limit is 2\.0 MB\. Nothing was cut\./);
  assert.equal((await page.inputValue('#box')).length, 2_500_000);
  await page.close();
});

test('a text in which nobody is quoted', async () => {
  const page = await browser.visit();
  await explain(page, 'The meadow is green. The river is long. It rained.');
  await resultShown(page);
  assert.match(await page.textContent('.findings'), /No statements found.*It has 1 paragraph and 10 words\./);
  await picture(page, 'nothing-found');
  await page.close();
});

test('halves of surrogate pairs do no harm', async () => {
  const page = await browser.visit();
  await explain(page, `\uD800“It is so,\uDC00” said Ann Lee\uD83D, who smiled 🌊. ${article}`);
  await resultShown(page);
  const story = await page.textContent('.story');
  assert.match(story, /smiled 🌊/);
  assert.match(story, /“It is so,\uFFFD”/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

/** Pastes as the browser does: first the event with both forms, then the plain text in the box. */
const paste = (page, html, text) =>
  page.evaluate(
    ([markup, plain]) => {
      const box = document.querySelector('#box');
      box.focus();
      const data = new DataTransfer();
      data.setData('text/html', markup);
      data.setData('text/plain', plain);
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      if (box.dispatchEvent(event)) document.execCommand('insertText', false, plain);
    },
    [html, text],
  );

test('a paste from a web page brings its markup, and either can be read', async () => {
  const page = await browser.visit();
  const html =
    '<h1>Arden denies it</h1><p>Arden denied shipping rockets.</p><div class="related"><a href="/x">Read also: Rockets</a></div><p>“No,” said Mira Solen.</p>';
  await paste(
    page,
    html,
    'Arden denies it\n\nArden denied shipping rockets.\n\nRead also: Rockets\n\n“No,” said Mira Solen.',
  );
  await page.waitForSelector('.origin button');
  assert.match(await page.inputValue('#box'), /^Arden denies it\n/);
  await page.click('.primary');
  await resultShown(page);
  assert.equal(await page.locator('.row h2').count(), 1);
  assert.doesNotMatch(await page.textContent('.story'), /Read also/);
  await page.click('nav button >> text=New article');
  await page.click('.origin button');
  assert.match(await page.textContent('.origin'), /The plain text is read; the markup is kept\./);
  await page.close();
});

test('what is pasted after a result is another article, and Undo brings the old one back with its markup', async () => {
  const page = await browser.visit();
  const html = '<h1>Arden denies it</h1><p>Arden denied shipping rockets.</p>';
  const plain = 'Arden denies it\n\nArden denied shipping rockets.';
  await paste(page, html, plain);
  await page.waitForSelector('.origin button'); // the page has seen both forms
  for (const way of ['Control+z', 'button']) {
    await page.click('.primary');
    await resultShown(page);
    await page.click('nav button >> text=New article');
    await page.evaluate((text) => navigator.clipboard.writeText(text), article);
    if (way === 'button') await page.click('#box'); // takes the selection away
    await page.keyboard.press('Control+v');
    assert.equal(await page.inputValue('#box'), article);
    assert.match(await page.textContent('.origin'), /^It took the place of the text before\./);
    if (way === 'button') await page.click('.origin button >> text=Bring the old text back');
    else await page.keyboard.press(way);
    assert.equal(await page.inputValue('#box'), plain);
    assert.match(await page.textContent('.origin'), /^Copied with its markup/);
  }
  await page.click('#box');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  assert.equal(await page.inputValue('#box'), plain + article, 'whoever took it back may add to it');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a file takes the place of the text, which can be brought back', async () => {
  const page = await browser.visit();
  await page.fill('#box', article);
  await drop(page, 'new.txt', new TextEncoder().encode('Another.'));
  await page.waitForFunction(() => document.querySelector('#box').value === 'Another.');
  await page.keyboard.press('Control+z');
  assert.equal(await page.inputValue('#box'), article);
  assert.doesNotMatch(await page.textContent('.origin'), /new\.txt/);
  await page.close();
});

test('markup in a paste is text and nothing else', async () => {
  const page = await browser.visit();
  await page.evaluate(() => (window.canary = 0));
  await explain(
    page,
    '<p>“<img src=x onerror="canary++">Yes,” said <b onclick="canary++">Ann &lt;script&gt;canary++&lt;/script&gt; Lee</b>.</p>' +
      '<script>canary++</script><svg onload="canary++"></svg><p>Bo Ray denied <a href="javascript:canary++">that</a>.</p>',
  );
  await resultShown(page);
  assert.equal(await page.evaluate(() => window.canary), 0);
  assert.equal(await page.locator('main :is(img, script, svg, iframe, b[onclick])').count(), 0);
  assert.match(await page.textContent('.story'), /<script>canary\+\+<\/script>/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('copy, download and the link to a claim', async () => {
  const page = await browser.visit('#sample-wire');
  await resultShown(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('.menu:visible summary').then(() => page.click('.menu[open] button >> text=JSON')),
  ]);
  const explanation = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(explanation.version, 1);
  assert.equal(explanation.unit, 'utf-16');

  await page.evaluate(() => {
    const seen = (done) => () => document.querySelector('.toast') && done(true);
    globalThis.toast = new Promise((done) =>
      new MutationObserver(seen(done)).observe(document.body, { childList: true }),
    );
  });
  await page.click('nav > button >> text=Copy');
  assert.ok(await page.evaluate(() => globalThis.toast), 'said for a moment, after it was done');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Arden/);

  await page.click('.card .more >> nth=0');
  await page.click('.card.open .acts button >> nth=2');
  await page.waitForFunction(() => document.querySelector('.card.open .answer').textContent);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.visit(link.slice(browser.address.length));
  await resultShown(other);
  assert.equal(await other.locator('.card.open').count(), 1);
  await other.close();
  await page.close();
});

for (const seed of ['003_0d2d42b4341ec6f6.txt', '004_b4ae667c8e588c52.txt']) {
  const file = path.join(root, '../shared/seeds', seed);
  test(
    `the article ${seed} as it came`,
    { skip: existsSync(file) ? false : `${seed} is not beside the repository` },
    async () => {
      const page = await browser.visit();
      await explain(page, await readFile(file, 'utf8'));
      await resultShown(page);
      await picture(page, `seed-${seed.slice(0, 3)}`);
      assert.ok((await page.locator('.card').count()) > 0);
      await page.click('.card .more >> nth=0');
      assert.ok((await page.locator('.on').count()) > 0);
      await picture(page, `seed-${seed.slice(0, 3)}-open`);
      assert.deepEqual(page.complaints, []);
      await page.close();
    },
  );
}

test('print shows the cards open, all statements and the marks, and leaves the page as it was', async () => {
  const page = await browser.visit('#sample-wire');
  await resultShown(page);
  const folded = await page.locator('.said details:not([open])').count();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.card .full:visible').count(), await page.locator('.card').count());
  assert.equal(await page.locator('.said li:visible').count(), await page.locator('.said li').count());
  assert.ok(await page.isVisible('.story .mark.says'));
  assert.ok(!(await page.isVisible('.acts')));
  await page.setViewportSize({ width: 700, height: 990 });
  await picture(page, 'print-wire');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.said details:not([open])').count(), folded);
  await page.close();
});

test('the address of the help and the way back', async () => {
  const page = await browser.visit();
  await page.click('nav > button:visible >> text=How to read this');
  assert.equal(await page.locator('.sheet .card').count(), 8);
  assert.equal(new URL(page.url()).hash, '#help');
  await page.click('.help button');
  await page.waitForSelector('#box');
  await readerReady(page);
  await page.close();
});
