import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byBlock, segments } from '../src/page/segments.js';

const mark = (name, begin, end) => ({ name, begin, end });
const shown = (pieces) =>
  pieces.map(({ begin, end, marks }) => `${begin}-${end} ${marks.map(({ name }) => name).join('+')}`.trim());

test('no marks: one piece', () => {
  assert.deepEqual(shown(segments(3, 9, [])), ['3-9']);
});

test('nothing to cut: no piece', () => {
  assert.deepEqual(segments(3, 3, [mark('a', 0, 9)]), []);
});

test('nested marks are listed from the outer to the inner', () => {
  const pieces = segments(0, 10, [mark('inner', 4, 6), mark('outer', 2, 8)]);
  assert.deepEqual(shown(pieces), ['0-2', '2-4 outer', '4-6 outer+inner', '6-8 outer', '8-10']);
});

test('marks that overlap are split at both borders', () => {
  const pieces = segments(0, 10, [mark('a', 1, 6), mark('b', 4, 9)]);
  assert.deepEqual(shown(pieces), ['0-1', '1-4 a', '4-6 a+b', '6-9 b', '9-10']);
});

test('marks are clipped to the stretch; empty and outside ones are left out', () => {
  const pieces = segments(5, 10, [
    mark('over', 0, 7),
    mark('empty', 8, 8),
    mark('before', 1, 5),
    mark('after', 10, 12),
  ]);
  assert.deepEqual(shown(pieces), ['5-7 over', '7-10']);
});

test('marks of the same extent share one piece', () => {
  assert.deepEqual(shown(segments(0, 4, [mark('a', 0, 4), mark('b', 0, 4)])), ['0-4 a+b']);
});

test('the pieces put together are the text, whatever the marks', () => {
  const text = 'He said “Ann 🌊 said no” and left.';
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 200; round++) {
    const marks = Array.from({ length: random(12) }, (_, i) => {
      const begin = random(text.length);
      return mark(String(i), begin, begin + random(text.length - begin + 1));
    });
    const pieces = segments(0, text.length, marks);
    assert.equal(pieces.map(({ begin, end }) => text.slice(begin, end)).join(''), text);
    for (const { begin, end, marks: on } of pieces) {
      const expected = marks.filter((one) => one.begin <= begin && end <= one.end);
      assert.deepEqual(new Set(on), new Set(expected));
    }
  }
});

test('each block gets the marks that touch it, long ones in all their blocks', () => {
  const blocks = [
    { begin: 0, end: 5 },
    { begin: 6, end: 9 },
    { begin: 10, end: 20 },
  ];
  const found = byBlock(blocks, [mark('late', 12, 13), mark('long', 3, 11), mark('first', 0, 5)]);
  assert.deepEqual(
    found.map((marks) => marks.map(({ name }) => name)),
    [['first', 'long'], ['long'], ['long', 'late']],
  );
});
