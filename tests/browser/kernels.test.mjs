/** Chromium has relaxed SIMD (core/encoder/relaxed_products.cpp): it is used, and changes no byte of what is found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './support.mjs';

test('the same bytes with relaxed SIMD and without', async (t) => {
  const browser = await open();
  t.after(() => browser.close());
  const page = await browser.visit();
  const [asTheyAre, without] = await page.evaluate(async () => {
    const { createEngine } = await import('/src/engine.js');
    const { default: factory } = await import('/core/explainer.js');
    const load = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
    const [wasm, model] = await Promise.all(['/core/explainer.wasm', '/core/english.model'].map(load));
    const articles = await Promise.all(['/samples/port.html', '/samples/opinion.txt', '/samples/wire.txt'].map(load));

    const { validate } = WebAssembly;
    const found = [];
    for (const known of [true, false]) {
      const asked = [];
      WebAssembly.validate = (bytes) => asked.push(known && validate.call(WebAssembly, bytes)) && asked.at(-1);
      const engine = await createEngine({ factory, wasm, model });
      found.push({ asked, answers: articles.map((article) => engine.explain(article)) });
    }
    return found;
  });
  assert.deepEqual(asTheyAre.asked, [true]);
  assert.deepEqual(without.asked, [false]);
  assert.deepEqual(asTheyAre.answers, without.answers);
});
