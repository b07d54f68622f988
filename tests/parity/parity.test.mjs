/**
 * Native and WebAssembly give the same bytes on every article at hand: the whole articles of the tests, the samples of
 * the page, odd bytes, and, where the folder lies beside the repository, the seeds and a part of the news corpus. Here
 * WebAssembly runs in node; tests/browser/everywhere.test.mjs holds the browsers to the same.
 *
 *     node --test tests/parity/*.test.mjs     after `make native wasm`
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAsNative, native, oddArticles, ownArticles, sharedArticles } from './articles.mjs';
import { engine } from './engine.mjs';

const mostOfCorpus = 40;

function assertSame({ name, bytes }) {
  const ours = engine.explain(bytes);
  assertAsNative(ours, native(bytes), name);
  const { article, statements } = JSON.parse(ours);
  for (const { content } of statements) {
    for (const [begin, end] of content) assert.ok(begin < end && end <= article.text.length, name);
  }
}

test('the whole articles of the tests and the samples of the page', () => {
  const articles = ownArticles();
  assert.ok(articles.length > 6);
  articles.forEach(assertSame);
});

test('odd bytes', () => oddArticles.forEach(assertSame));

for (const folder of ['seeds', 'polnear/dev/text']) {
  const articles = sharedArticles(folder, mostOfCorpus);
  test(`../shared/${folder}`, { skip: articles ? false : 'the folder is not beside the repository' }, () =>
    articles.forEach(assertSame),
  );
}
