/** The WebAssembly heap, which only ever grows, after articles of several lengths. */
import { article } from './article.mjs';
import { engineOf } from './engine.mjs';
import { heading, megabytes, row } from './print.mjs';

const lengths = [1000, 4000, 16000];

export async function memory({ modules }) {
  heading('Memory: the WebAssembly heap after an article');
  row('words', 'heap', 'beside model', 'more a 1,000');
  let before = null;
  for (const words of lengths) {
    const { engine, heap, model } = await engineOf(modules);
    const loaded = heap();
    engine.explain(new TextEncoder().encode(article(words)));
    if (!before) row('0, the model loaded', megabytes(loaded), megabytes(loaded - model));
    const growth = before ? megabytes(((heap() - before.heap) * 1000) / (words - before.words)) : '';
    row(words.toLocaleString('en'), megabytes(heap()), megabytes(heap() - model), growth);
    before = { words, heap: heap() };
  }
  const helped = await engineOf(modules);
  const helper = await engineOf(modules);
  const steps = helped.engine.begin(new TextEncoder().encode(article(lengths[1])));
  for (let asked; (asked = steps.asked());)
    for (let number = 0; number < asked; ++number) steps.accept(number, helper.engine.answer(steps.question(number)));
  row(
    `each helper with ${lengths[1].toLocaleString('en')}`,
    megabytes(helper.heap()),
    megabytes(helper.heap() - helper.model),
  );
}
