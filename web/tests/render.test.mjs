/** What was stored by somebody is shown as far as it fits its article, and never becomes anything but text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';
import { example } from '../src/page/example.js';
import { readStored, render } from '../src/render/render.js';

const { window } = new JSDOM('<!doctype html><body>');
globalThis.document = window.document;
globalThis.getSelection = () => '';

const shown = (change = () => {}, options = {}) => {
  const raw = example();
  const replaced = change(raw);
  return render(replaced === undefined ? raw : replaced, options);
};
const codes = ({ errors }) => errors.map(({ code }) => code);
const texts = (view, selector) => [...view.element.querySelectorAll(selector)].map((one) => one.textContent);

test('a card has the claim, who denies it in which words, and nothing is left out', () => {
  const view = shown();
  assert.deepEqual(view.errors, []);
  assert.deepEqual(view.explanation.article.text, example().article.text);
  const [card] = view.element.querySelectorAll('.card');
  assert.match(card.querySelector('.claim').textContent, /^“.+”$/);
  const denials = [...card.querySelectorAll('.brief dt')].find((dt) => dt.textContent === 'Says otherwise');
  const [line] = denials.nextSibling.querySelectorAll('li');
  assert.ok(line.querySelector('.who').textContent.trim());
  assert.ok(line.querySelector('.cue').textContent);
});

test('the same JSON as a string gives the same', () => {
  const text = (view) => view.element.textContent;
  assert.equal(text(shown((raw) => JSON.stringify(raw))), text(shown()));
});

test('every passage can be chosen, and is told in UTF-16 units of the text', () => {
  const chosen = [];
  const view = shown(() => {}, { onSelect: (passage) => chosen.push(passage) });
  window.document.body.replaceChildren(view.element);
  const references = [...view.element.querySelectorAll('.ref')];
  for (const one of references) one.click();
  assert.equal(chosen.length, references.length);
  const { text } = view.explanation.article;
  for (const { start, end, text: words, statement } of chosen) {
    assert.equal(text.slice(start, end), words);
    assert.ok(words.length > 0);
    assert.ok(statement === null || Number.isInteger(statement));
  }
  assert.ok(chosen.some(({ statement, claim }) => statement === null && claim === 0));
  assert.ok(chosen.some(({ statement }) => statement !== null));

  chosen.length = 0;
  view.element.querySelector('.card .claim').click();
  view.element.querySelector('.said .words').click();
  assert.deepEqual(
    chosen.map(({ claim }) => claim),
    [view.explanation.claims[0].id, null],
  );
});

test('without somebody to lead to it, a place is no button', () => {
  assert.equal(shown().element.querySelectorAll('button.ref, .selectable').length, 0);
});

const bad = {
  'a span past the end': ['E-SPAN', ({ statements }) => void (statements[0].content = [[0, 1e9]])],
  'a span that is no list': ['E-TYPE', ({ statements }) => void (statements[0].content = 'all')],
  'a span of words': ['E-SPAN', ({ claims }) => void (claims[0].text = [['0', '9']])],
  'a span backwards': ['E-SPAN', ({ entities }) => void (entities[0].mentions = [[9, 3]])],
  'a script in a name': ['E-NAME', ({ entities }) => void (entities[0].name = '<script>alert(1)</script>')],
  'a name that the article does not have': ['E-NAME', ({ entities }) => void (entities[0].name = 'The mayor')],
  'a name that is a number': ['E-TYPE', ({ entities }) => void (entities[0] = 7)],
  'a role that the article does not have': ['E-NAME', ({ entities }) => void (entities[0].description = 'a liar')],
  'a statement of nobody': ['E-REFERENCE', ({ statements }) => void (statements[0].speaker = 99)],
  'a link to no statement': ['E-REFERENCE', ({ claims }) => void (claims[0].denies[0].statement = -1)],
  'a link that is null': ['E-TYPE', ({ claims }) => void (claims[0].denies = [null])],
  'evidence of another kind': ['E-TYPE', ({ claims }) => void (claims[0].denies[0].evidence = { pairs: 1 })],
  'a claim that is a word': ['E-TYPE', ({ claims }) => void (claims[0] = 'claim')],
  'blocks of nothing': ['E-SPAN', ({ article }) => void (article.blocks = [{}])],
};
for (const [name, [code, change]] of Object.entries(bad))
  test(`${name} is left out and told`, () => {
    const view = shown(change);
    assert.ok(codes(view).includes(code), `${codes(view)}`);
    assert.ok(view.errors.every(({ message, where }) => message && where));
    assert.equal(view.element.querySelectorAll('script').length, 0);
    assert.doesNotMatch(view.element.textContent, /alert|mayor|a liar|undefined|\[object/);
    assert.match(texts(view, '.problem').join(), new RegExp(code));
    assert.ok(texts(view, '.card').length > 0, 'the rest is shown');
  });

const unreadable = {
  'no explanation': ['E-STORED', () => ({})],
  'no JSON': ['E-STORED', () => '{"article":'],
  nothing: ['E-STORED', () => null],
  'a list': ['E-STORED', () => []],
  'a later version': ['E-VERSION', (raw) => void (raw.version = 2)],
  'another unit': ['E-UNIT', (raw) => void (raw.unit = 'code-point')],
};
for (const [name, [code, change]] of Object.entries(unreadable))
  test(`${name} is refused in a sentence`, () => {
    const view = shown(change);
    assert.deepEqual(codes(view), [code]);
    assert.equal(view.explanation, null);
    assert.match(view.element.textContent, /nothing is shown/);
    assert.equal(view.showClaim(0), undefined);
  });

test('whatever stands in the place of a value, nothing is thrown', () => {
  const values = [null, 0, -1, 1e99, NaN, '', '<img src=x onerror=alert(1)>', [], [[]], {}, true, { __proto__: null }];
  const places = (value, path = []) =>
    typeof value !== 'object' || value === null
      ? [path]
      : [path, ...Object.keys(value).flatMap((key) => places(value[key], [...path, key]))];
  const all = places(example()).filter((path) => path.length);
  let n = 0;
  for (const [i, path] of all.entries()) {
    const raw = example();
    const last = path.at(-1);
    path.slice(0, -1).reduce((at, key) => at[key], raw)[last] = values[i % values.length];
    const { explanation } = readStored(raw);
    if (!explanation || i % 9) continue;
    n += 1;
    assert.equal(render(raw).element.querySelectorAll('img, script').length, 0, path.join('.'));
  }
  assert.ok(n > 100, `${n}`);
});

test('two on a page share no id', () => {
  const ids = [shown(), shown()].flatMap(({ element }) => [...element.querySelectorAll('[id]')].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length > 10);
});

test('headings stand at the level that is asked for', () => {
  const levels = (view) => new Set([...view.element.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => one.localName));
  assert.deepEqual(levels(shown()), new Set(['h2', 'h3', 'h4']));
  assert.deepEqual(levels(shown(() => {}, { heading: 3 })), new Set(['h3', 'h4', 'h5']));
});

test('all of it is at most 15 KB', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../src/render/render.js', import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const size = brotliCompressSync(outputFiles[0].contents).length;
  console.log(`render: ${outputFiles[0].contents.length} bytes, ${size} with brotli`);
  assert.ok(size <= 15_000, `${size}`);
});
