/**
 * The panel on real editors in Chromium: what is typed is read, a click on the findings selects exactly those words, what
 * the editor would save is the same before and after, nobody but the serving host is asked, and typing is not held up.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  becomes,
  bundleTiptap,
  focusEditor,
  hasRead,
  missing,
  onlyFrom,
  open,
  panelText,
  picture,
  upToDate,
} from './support.mjs';

const typed = [
  'A “quiet” border \u{1f600} \u{1f1ea}\u{1f1fa}, it’s said.',
  'Kest said on Monday that Arden had paid the rebels of Veld.',
  'Arden denied that it had paid the rebels of Veld. The harbour board accused the Selby Line of dumping oil off Lorne.',
  '“It’s late,” said Ilse Orlo, a minister of Kest.',
];
const lastSpeaker = 'Ilse Orlo';
const claim = 'Arden had paid the rebels of Veld';
const accusation = 'the Selby Line of dumping oil off Lorne';

/** Types like a person: characters that no key has are put in as an input method does. */
async function write(page, lines) {
  await focusEditor(page);
  for (const [i, line] of lines.entries()) {
    if (i) await page.keyboard.press('Enter');
    for (const piece of line.split(/(\P{ASCII}+)/u)) {
      if (/^\P{ASCII}/u.test(piece)) await page.keyboard.insertText(piece);
      else if (piece) await page.keyboard.type(piece);
    }
  }
}

const missingHere = await missing();

for (const name of process.env.EDITOR?.split(',') ?? ['tinymce', 'ckeditor5', 'tiptap', 'drupal']) {
  describe(name, { skip: missingHere ? `${missingHere} not installed` : false }, () => {
    let opened, page;
    /** CKEditor shows a selection once it has taken the focus, a moment later. */
    const selects = (words) =>
      becomes(() => page.evaluate(() => globalThis.editor.selected().replace(/\s+/gu, ' ')), words);
    /** What is typed is in the document some moments after the keys. */
    const contains = (lines) =>
      page.waitForFunction((wanted) => {
        const { body } = new DOMParser().parseFromString(globalThis.editor.data(), 'text/html');
        const words = body.textContent.replace(/\s+/gu, ' ');
        return wanted.every((line) => words.includes(line));
      }, lines);
    const data = () => page.evaluate(() => globalThis.editor.data());
    before(async () => {
      if (name === 'tiptap') await bundleTiptap();
      opened = await open(name);
      page = opened.page;
    });
    after(() => opened?.close());

    test('nothing of the reader is loaded before the panel is opened', () => {
      assert.deepEqual(
        opened.requests.filter((url) => url.includes('/core/')),
        [],
      );
    });

    test('what is typed is read, and a card leads to the exact words', async () => {
      await page.evaluate(() => globalThis.editor.toggle());
      await write(page, typed);
      await contains(typed);
      const saved = await data();
      await hasRead(page, claim, lastSpeaker);
      assert.equal(await data(), saved);
      assert.match(await panelText(page), /Disputed/);
      await picture(page, `plugin-${name}`);
      await page.locator('.panel .card', { hasText: claim }).locator('button.ref').first().click();
      await selects(claim);
      assert.equal(await data(), saved);
    });

    test('words after emoji and in markup are selected exactly, and in their own paragraph', async () => {
      await page.evaluate(() =>
        globalThis.editor.fill(
          '<h2>Arden denies it \u{1f600}</h2><p>Kest <strong>said</strong>&nbsp; that \u{1f1ea}\u{1f1fa} <em>Arden had</em> paid the rebels of Veld.</p>' +
            '<blockquote><p>Arden denied that it had paid the rebels of Veld.</p></blockquote><ul><li><p>“We know,” said Bo Ray.</p></li></ul>',
        ),
      );
      const saved = await data();
      await hasRead(page, 'Bo Ray');
      await page.locator('.panel .card', { hasText: claim }).locator('button.ref').first().click();
      await selects(claim);
      assert.equal(await data(), saved);
    });

    test('a note for the editor leads to its words; ignored, it stays so for this post', async () => {
      await page.evaluate((lines) => globalThis.editor.fill(lines.map((line) => `<p>${line}</p>`).join('')), typed);
      await hasRead(page, accusation);
      const note = page.locator('.panel .notes li[data-kind="not-heard"]');
      await note.locator('button', { hasText: 'Go there' }).click();
      await selects(accusation);
      await note.locator('button', { hasText: 'Ignore' }).click();
      await page.locator('.panel .notes details', { hasText: '1 ignored' }).waitFor();
      const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      assert.match(stored, /article-explainer:ignored:post-17/);
      assert.doesNotMatch(stored, /Selby|accuse/i);
    });

    test('after an edit above, the old findings lead to the same words; words that changed are not guessed', async () => {
      const card = page.locator('.panel .card', { hasText: claim }).locator('button.ref').first();
      await card.evaluate((button, lines) => {
        globalThis.editor.fill(['Words above.', ...lines].map((line) => `<p>${line}</p>`).join(''));
        button.click(); // at once: a moment later the findings may be new
      }, typed);
      await selects(claim);
      await upToDate(page);
    });

    test('newer findings are seen when they are whole; what is open, has the focus or stands at the top is kept', async () => {
      const fill = (lines) =>
        page.evaluate((all) => globalThis.editor.fill(all.map((line) => `<p>${line}</p>`).join('')), lines);
      const deeds = ['sold the harbour to Arden', 'closed the mill of Kest', 'bought the island of Veld'];
      const told = (deed) => [`Merrow said that Teral had ${deed}.`, `Teral denied that it had ${deed}.`];
      const known = 'Teral had bought the island of Veld';
      await fill(deeds.flatMap(told));
      await hasRead(page, known);
      const card = page.locator('.panel .card', { hasText: known }).first();
      await card.locator('.more').click();
      const seen = () =>
        page.evaluate((words) => {
          const root = document.querySelector('.article-explainer-panel').shadowRoot;
          const one = [...root.querySelectorAll('.card')].find(({ textContent }) => textContent.includes(words));
          return {
            open: one.classList.contains('open'),
            focus: one.contains(root.activeElement) && root.activeElement.textContent,
            top: Math.round(one.getBoundingClientRect().top),
          };
        }, known);
      await page.evaluate((words) => {
        const root = document.querySelector('.article-explainer-panel').shadowRoot;
        const one = [...root.querySelectorAll('.card')].find(({ textContent }) => textContent.includes(words));
        one.scrollIntoView({ block: 'start' });
        one.querySelector('.acts button').focus({ preventScroll: true });
        const counted = () => root.querySelectorAll('.panel > div:not(.coming) .card').length;
        globalThis.counts = new Set();
        const look = () => globalThis.counts.add(counted()) && requestAnimationFrame(look);
        look();
      }, known);
      const before = await seen();
      assert.ok(before.open && before.focus, JSON.stringify(before));
      const cards = await page.locator('.panel .card').count();
      await fill(deeds.toSpliced(1, 0, 'cut the wires of Selby').flatMap(told));
      await hasRead(page, 'cut the wires');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // looked
      const after = await seen();
      assert.deepEqual({ ...after, top: 0 }, { ...before, top: 0 });
      assert.ok(Math.abs(after.top - before.top) <= 2, `${before.top} ${after.top}`);
      const counts = await page.evaluate(() => [...globalThis.counts].sort((a, b) => a - b));
      assert.deepEqual(counts, [cards, await page.locator('.panel .card').count()]);
      assert.notEqual(counts[0], counts[1]);
    });

    test('nobody but the serving host was asked, and nothing after the reader was loaded', async () => {
      onlyFrom(opened.address, opened.requests);
      const asked = opened.requests.length;
      await page.evaluate(
        (lines) => globalThis.editor.fill(lines.map((line) => `<p>${line}</p>`).join('')),
        [...typed, 'Bo Ray said he knew nothing.'],
      );
      await hasRead(page, 'Bo Ray');
      assert.equal(opened.requests.length, asked);
      assert.deepEqual(page.complaints, []);
    });
  });
}
