/**
 * Native and WebAssembly give the same bytes on every article at hand: the whole articles of the tests, the samples of
 * the page, odd bytes, and, where the folder lies beside the repository, the seeds and a part of the news corpus.
 *
 *     node --test tests/parity/*.mjs     after `make native wasm`
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

import { createEngine } from '../../web/src/engine.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const site = at('build/site/core');
const shared = at('../shared');
const mostOfCorpus = 40;

const { default: factory } = await import(path.join(site, 'explainer.js'));
if (process.versions.node.startsWith('20.')) {
  // Relaxed SIMD is behind a flag there, and right with the better compiler alone.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  setFlagsFromString('--no-liftoff');
}
const engine = await createEngine({
  factory,
  wasm: readFileSync(path.join(site, 'explainer.wasm')),
  model: readFileSync(path.join(site, 'english.model')),
});

function native(bytes) {
  return execFileSync(at('build/native/explain'), ['--unit', 'utf-16', '-'], { input: bytes, maxBuffer: 1 << 28 })
    .toString()
    .replace(/\n$/, '');
}

function assertSame(bytes, name) {
  const ours = engine.explain(bytes);
  const theirs = native(bytes);
  if (ours !== theirs) {
    let first = 0;
    while (ours[first] === theirs[first]) ++first;
    const from = Math.max(0, first - 60);
    assert.fail(`${name}\nwasm   …${ours.slice(from, first + 60)}\nnative …${theirs.slice(from, first + 60)}`);
  }
  const { article, statements } = JSON.parse(ours);
  for (const { content } of statements) {
    for (const [begin, end] of content) assert.ok(begin < end && end <= article.text.length, name);
  }
}

const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(folder, entry.name)] : [],
  );

test('the whole articles of the tests and the samples of the page', () => {
  const articles = readdirSync(at('tests/articles'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => filesOf(at('tests/articles', entry.name)).filter((file) => /source\./.test(file)));
  assert.ok(articles.length > 3);
  for (const file of [...articles, ...filesOf(at('web/samples'))]) assertSame(readFileSync(file), file);
});

test('odd bytes', () => {
  const odd = [
    '“Never,” she said 😀. \u202eOlleh\u202c “Yes',
    '\ufeffHe said “no.”',
    'é said “ünïcödé ‘x’”',
    '<p>x<p>“y” said Orlo',
  ];
  for (const text of odd) assertSame(Buffer.from(text), JSON.stringify(text));
  assertSame(
    Buffer.from([0x48, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0x93, 0x6e, 0x6f, 0x94, 0x2e]),
    'Windows-1252',
  );
});

for (const folder of ['seeds', 'polnear/dev/text']) {
  test(
    `../shared/${folder}`,
    { skip: existsSync(path.join(shared, folder)) ? false : 'the folder is not beside the repository' },
    () => {
      for (const file of filesOf(path.join(shared, folder)).slice(0, mostOfCorpus))
        assertSame(readFileSync(file), file);
    },
  );
}
