/** From the core's text to the editor's: exact, whatever stands in between, or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editorText, followed, htmlOf, joined, placesIn } from '../../web/plugins/adapter/text.js';
import { explainAll } from './explain.mjs';

/** What editors and pastes leave between letters. */
const sprinkled = [
  '\u00a0',
  '  ',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u2009',
  '\u2028',
  ' \n ',
  '\u2060',
  '\u200e',
];
const articles = [
  'Arden denies it\nKest says “Arden shipped rockets,” Mira Solen said.\nArden denied shipping them. 😀 “Never,” said Bo Ray.',
  '“We’ve not sold a bolt” — Tomas Marsh, 👩‍👩‍👧, told the Courier.\nKest accused Arden of training pilots.\nArden said: “No.”',
  'Ｆｕｌｌ width, é and e\u0301, ﬁ, ½, ÀÉ.\n<b>No markup</b> & "quotes" <script>x</script>\n“It is so,” said Ann Lee. Bo Ray denied it.',
];

/** A fixed sequence, so that a failure comes again. */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function sprinkle(text, next) {
  let out = '';
  for (const sign of text) {
    const where = sign === ' ' ? 3 : 40;
    out += sign === ' ' && next(3) === 0 ? sprinkled[next(sprinkled.length)] + ' ' : sign;
    if (next(where) === 0 && sign !== '\n') out += sprinkled[next(sprinkled.length)];
  }
  return out;
}

const bare = (text) => text.replace(/[\p{Cf}\p{Cc}\s]/gu, '');

test('every span of the core leads to the same words in the editor', () => {
  const next = sequence(7);
  const given = Array.from({ length: 60 }, (_, i) =>
    joined(
      sprinkle(articles[i % articles.length], next)
        .split('\n')
        .map((text) => ({ kind: 'paragraph', text })),
    ),
  );
  let spans = 0;
  for (const [i, { article, statements }] of explainAll(given.map(htmlOf)).entries()) {
    const place = placesIn(article, given[i].text);
    for (const span of statements.flatMap(({ source, cue, content }) => [...source, ...cue, ...content])) {
      const range = place(span);
      assert.ok(range, JSON.stringify([given[i].text, article.text.slice(...span)]));
      assert.equal(bare(given[i].text.slice(range.start, range.end)), bare(article.text.slice(...span)));
      spans++;
    }
  }
  assert.ok(spans > 300, `${spans} spans`);
});

test('words that stand twice lead each to its own place', () => {
  const text = 'Arden denied it.\nKest said no.\nArden denied it.';
  const [{ article }] = explainAll([htmlOf(editorText(text))]);
  const last = article.text.lastIndexOf('Arden');
  assert.deepEqual(placesIn(article, text)([last, last + 12]), { start: 31, end: 43 });
});

test('words that are not there word for word lead nowhere', () => {
  const article = { text: 'Arden denied it.', blocks: [{ kind: 'paragraph', begin: 0, end: 16 }] };
  assert.equal(placesIn(article, 'Arden confirmed it.')([0, 5]), null);
  assert.equal(placesIn(article, 'Arden denied it.')([0, 0]), null);
  assert.equal(placesIn(article, 'Arden denied it.')([90, 95]), null);
});

test('half a character does not move what comes after it', () => {
  const text = 'A \ud83d half, “it is so,” said Ann Lee.';
  const [{ article }] = explainAll([htmlOf(editorText(text))]);
  const at = article.text.indexOf('Ann');
  assert.deepEqual(placesIn(article, text)([at, at + 7]), { start: text.indexOf('Ann'), end: text.indexOf('Ann') + 7 });
});

test('markup in an article stays text', () => {
  const text = 'He wrote </p><h1>x & y</h1>\nand <!-- more';
  assert.equal(explainAll([htmlOf(editorText(text))])[0].article.text, text);
});

test('a range follows the edits around it and does not guess', () => {
  const before = 'One two three two.';
  const three = { start: 8, end: 13 };
  assert.deepEqual(followed(before, before, three), three);
  assert.deepEqual(followed(before, 'One two three two. And more.', three), three);
  assert.deepEqual(followed(before, 'So: One two three two.', three), { start: 12, end: 17 });
  assert.deepEqual(followed(before, 'Oh one two three two. More', three), { start: 11, end: 16 });
  assert.equal(followed(before, 'One two tree two.', three), null);
  assert.equal(followed(before, 'Xne two three two, and two!', { start: 4, end: 7 }), null); // which "two"?
  assert.equal(followed(before, '', three), null);
});
