/** Parts of the reader that come wrong, or not at all: the panel says so in a sentence with a code, and the editor goes on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { focusEditor, hasRead, missing, open, panelText, policy, root } from './support.mjs';

const article = '<p>Kest said that Arden had paid the rebels.</p><p>Arden denied that it had paid the rebels.</p>';
const missingHere = await missing();
const gone = (part) => (name, response) => name.endsWith(part) && (response.writeHead(404).end(), true);
const empty = (part) => (name, response) => name.endsWith(part) && (response.writeHead(200).end('no'), true);

const cases = [
  ['no core on the server', { answer: gone('explainer.wasm') }, 'E-LOAD'],
  ['something else than the core', { answer: empty('explainer.wasm') }, 'E-'],
  ['the model is missing on its way', { answer: gone('english.model') }, 'E-LOAD'],
  ['no list of the files', { answer: gone('manifest.json') }, 'E-LOAD'],
  ['no worker', { answer: gone('worker.js') }, 'E-LOAD'],
  ["no 'wasm-unsafe-eval'", { policy: policy.replace(" 'wasm-unsafe-eval'", '') }, 'E-WASM'],
];

for (const [name, how, code] of cases) {
  test(name, { skip: missingHere ? `${missingHere} not installed` : false }, async (t) => {
    const { page, close } = await open('tinymce', how);
    t.after(close);
    await page.evaluate((html) => globalThis.editor.fill(html), article);
    const before = await page.evaluate(() => globalThis.editor.data());
    await page.evaluate(() => globalThis.editor.toggle());
    await page.locator('.panel .problem', { hasText: code }).waitFor();
    assert.match(await panelText(page), /[^.]+\.[^[]*\[E-[A-Z]+\]/);
    assert.equal(await page.evaluate(() => globalThis.editor.data()), before);
    await focusEditor(page);
    await page.keyboard.type('Still writing. ');
    await page.waitForFunction(() => globalThis.editor.data().includes('Still writing.'));
  });
}

test(
  'a core that is sent as some stream of bytes is read all the same',
  { skip: missingHere ? `${missingHere} not installed` : false },
  async (t) => {
    const answer = (name, response) => {
      if (!name.endsWith('.wasm')) return false;
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' });
      response.end(readFileSync(`${root}/build/plugins/explainer/core/explainer.wasm`));
      return true;
    };
    const { page, close } = await open('tinymce', { answer });
    t.after(close);
    await page.evaluate((html) => globalThis.editor.fill(html), article);
    await page.evaluate(() => globalThis.editor.toggle());
    await hasRead(page, 'Arden had paid the rebels');
  },
);
