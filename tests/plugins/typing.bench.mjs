/**
 * How long the panel holds up somebody who types into a document of 5,000 words, while it reads again and again.
 * Printed: what the browser names as ours among the scripts of slow frames, and the longest of the frames in which
 * anything of ours ran, whatever else was done in it.
 *
 *     EDITOR=tinymce node --test tests/plugins/typing.bench.mjs      (after make plugins; all three without EDITOR)
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleTiptap, focusEditor, missing, open } from './support.mjs';

const names = ['Arden', 'Kest', 'Veld', 'Lorne', 'Merrow', 'Halden', 'Selby', 'Teral'];
const name = (i) => names[i % names.length];

/** Paragraphs of 50 words, none like another, with claims and denials. */
const paragraphs = Array.from(
  { length: 100 },
  (_, i) =>
    `<p>${name(i)} said on day ${i} that ${name(i + 3)} had paid ${i + 2} builders of the bridge over the river at mile ${i}. ${name(i + 3)} denied ` +
    `that it had paid the builders. “We count every coin in ${name(i + 1)}, and ${i} of them are ours,” said Ilse Orlo, who keeps the books for the ` +
    'council and its harbour.</p>',
);

const missingHere = await missing();

const upToDate = (page) => page.locator('.panel .state', { hasText: 'Up to date.' }).waitFor({ timeout: 280_000 });

for (const editor of process.env.EDITOR?.split(',') ?? ['tinymce', 'ckeditor5', 'tiptap']) {
  test(
    `typing into 5,000 words: ${editor}`,
    { skip: missingHere ? `${missingHere} not installed` : false },
    async (t) => {
      if (editor === 'tiptap') await bundleTiptap();
      const { page, close } = await open(editor);
      t.after(close);
      await page.evaluate((html) => globalThis.editor.fill(html), paragraphs.join(''));
      const words = await page.evaluate(
        () =>
          globalThis.editor
            .data()
            .replace(/<[^>]*>/g, ' ')
            .match(/\S+/g).length,
      );
      await page.evaluate(() => {
        globalThis.slow = [];
        const observer = new PerformanceObserver((list) => globalThis.slow.push(...list.getEntries()));
        observer.observe({ type: 'long-animation-frame', buffered: false });
        globalThis.editor.toggle();
      });
      await upToDate(page);
      let readings = 0;
      for (let round = 0; round < 2; round++) {
        await focusEditor(page);
        await page.keyboard.type('Bo Ray said it was so. ', { delay: 60 });
        const reading = page.locator('.panel .state', { hasText: 'Reading what has changed' });
        await reading.waitFor({ timeout: 120_000 });
        readings++;
        for (let keys = 0; keys < 400 && (await reading.count()); keys++) await page.keyboard.type('a ', { delay: 60 });
        await upToDate(page);
      }
      const ours = await page.evaluate(() =>
        globalThis.slow.flatMap(({ scripts }) =>
          scripts
            .filter(({ sourceURL }) => sourceURL.includes('/explainer/'))
            .map(({ duration, forcedStyleAndLayoutDuration: layout, sourceURL, sourceFunctionName }) => ({
              duration: Math.round(duration + layout),
              where: `${sourceURL.replace(/.*\/explainer\//, '')} ${sourceFunctionName}`,
            })),
        ),
      );
      ours.sort((a, b) => b.duration - a.duration);
      const frames = await page.evaluate(() =>
        globalThis.slow.map(({ duration, scripts }) => ({
          duration: Math.round(duration),
          with: scripts.some(({ sourceURL }) => sourceURL.includes('/explainer/')),
        })),
      );
      const longest = ours[0] ?? { duration: 0, where: 'nothing of ours in any frame over 50 ms' };
      console.log(
        `${editor}: ${words} words, read ${readings} times while typing; longest of ours ${longest.duration} ms (${longest.where}), ` +
          `${ours.filter(({ duration }) => duration > 50).length} over 50 ms; longest frame with anything of ours ${Math.max(0, ...frames.filter(({ with: us }) => us).map(({ duration }) => duration))} ms, ` +
          `of all ${Math.max(0, ...frames.map(({ duration }) => duration))} ms`,
      );
      assert.ok(words >= 4800, `${words} words`);
    },
  );
}
