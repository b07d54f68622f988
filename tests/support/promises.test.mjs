// tests/README.md says which test holds which promise of the README: the words and the names must be there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const oneLine = (text) => text.replaceAll(/\s+/g, ' ');
const readme = oneLine(read('README.md'));

const rows = read('tests/README.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))
  .map((line) => line.slice(2, -2).split(/ \| /))
  .filter((cells) => cells.length === 3)
  .map((cells) => cells.map((cell) => cell.replaceAll('\\|', '|').trim()))
  .map(([promise, file, tests]) => ({ promise, file: file.replaceAll('`', ''), tests }));

const promised = rows.map(({ promise }) => /^“(.*)”$/.exec(promise)?.[1]).filter(Boolean);

test('the rows are read', () => assert.ok(rows.length > 40 && promised.length > 25, `${rows.length} rows`));

test('what is said to be promised stands in the README', () => {
  assert.deepEqual(
    promised.filter((words) => !readme.includes(oneLine(words))),
    [],
  );
});

test('the tests that are said to hold it are there', () => {
  for (const { promise, file, tests } of rows.filter(({ file }) => file !== '–')) {
    const source = read(file);
    const names = [...tests.matchAll(/`([^`]+)`/g)]
      .map(([, name]) => name)
      .filter((name) => !/^(\.\.\/|make fresh)/.test(name));
    assert.ok(names.length > 0, promise);
    for (const name of names) assert.ok(source.includes(name), `${file} has no test “${name}” for ${promise}`);
  }
});

test('every sentence of "What it promises" stands in a row', () => {
  const part = /## What it promises\n([^]*?)\n## /.exec(read('README.md'))[1];
  const sentences = oneLine(part)
    .replaceAll(/(^|[ .])- /g, '$1')
    .split(/(?<=\.) (?=[A-Z])/)
    .filter(Boolean);
  assert.ok(sentences.length >= 6);
  for (const sentence of sentences) {
    const held = promised.some(
      (words) => sentence.includes(oneLine(words)) || oneLine(words).includes(sentence.trim()),
    );
    assert.ok(held, sentence);
  }
});
