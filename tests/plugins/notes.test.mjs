/** Notes for the editor: what the core finds in short articles, and an invented explanation with a claim of every kind. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { editorText, htmlOf } from '../../web/plugins/adapter/text.js';
import { fingerprint, ignoredIn } from '../../web/plugins/panel/ignored.js';
import { notesOf } from '../../web/plugins/panel/notes.js';
import { checked } from '../../web/src/check.js';
import { testCases } from './cases.mjs';
import { explainAll } from './explain.mjs';

const line = ({ kind, who, words }) => `${kind}${who && ` ${who}`}: ${words}`;
const lines = (explanation) => notesOf(explanation).map(line).join('\n');

testCases(new URL('cases/notes.case', import.meta.url), (inputs) =>
  explainAll(inputs.map((input) => htmlOf(editorText(input)))).map(lines),
);

const everyCard = () =>
  JSON.parse(readFileSync(new URL('../browser/fixtures/every-card.json', import.meta.url), 'utf8'));

test('a claim of every kind', () => {
  assert.equal(
    lines(checked.explanation(everyCard())),
    [
      'not-heard Kest: Arden has shipped guided rockets to Kest for the war in the Teral valley',
      'unnamed-only: Arden has shipped guided rockets to Kest for the war in the Teral valley',
      'unnamed-only a diplomat who asked not to be named: A third convoy crossed the border overnight',
    ].join('\n'),
  );
});

test('what nobody is quoted saying and what nothing answers are missing claims', () => {
  const told = everyCard();
  const denial = told.claims[0].denies[0];
  told.claims = [
    { ...told.claims[0], affirms: [], confirms: [], unanswered: [], voiced: false },
    { ...told.claims[1], affirms: [], confirms: [], denies: [denial], open: true, candidates: [] },
    { ...told.claims[2], affirms: [], confirms: [], denies: [denial], unanswered: [], open: true, candidates: [1] },
    { ...told.claims[3], affirms: [], denies: [{ ...denial, certainty: 'possible' }], open: true, candidates: [1] },
  ];
  const kinds = notesOf(checked.explanation(told)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['claim-missing', 'claim-missing', 'claim-open']);
});

test('without the language file nobody was looked for, so nobody is missing', () => {
  const [explanation] = explainAll(['<p>“We should never have signed that contract with the builders.”</p>']);
  assert.equal(notesOf(explanation).length, 1);
  assert.deepEqual(notesOf({ ...explanation, notes: [{ code: 'E-MODEL', message: '', begin: 0, end: 0 }] }), []);
});

test('a note is the same note when its words have moved', () => {
  const quotation = '<p>“We should never have signed that contract with the builders.”</p>';
  const [one, two] = explainAll([quotation, `<p>The council met on Monday in the town hall.</p>${quotation}`]).map(
    notesOf,
  );
  assert.equal(one[0].key, two[0].key);
  assert.notDeepEqual(one[0].span, two[0].span);
});

function memory(value = null) {
  return { get: () => value, set: (next) => (value = next) };
}

test('what is ignored is remembered without a word of it', () => {
  const store = memory();
  ignoredIn(store).set('speaker-missing|we should never', true);
  assert.ok(ignoredIn(store).has('speaker-missing|we should never'));
  assert.ok(!ignoredIn(store).has('speaker-missing|we should always'));
  assert.deepEqual(JSON.parse(store.get()), { version: 1, ignored: [fingerprint('speaker-missing|we should never')] });
  ignoredIn(store).set('speaker-missing|we should never', false);
  assert.ok(!ignoredIn(store).has('speaker-missing|we should never'));
});

test('two tabs on one post do not forget what the other ignores', () => {
  const store = memory();
  const [one, two] = [ignoredIn(store), ignoredIn(store)];
  one.set('a', true);
  two.set('b', true);
  assert.ok(ignoredIn(store).has('a') && ignoredIn(store).has('b'));
});

test('a store with nonsense, and one that refuses, do no harm', () => {
  for (const value of ['', '{', 'null', '[]', '{"ignored":7}', '{"ignored":[1,{},"<script>"]}'])
    assert.equal(ignoredIn(memory(value)).has('a'), false);
  const refusing = {
    get: () => assert.fail('denied'),
    set: () => assert.fail('full'),
  };
  const ignored = ignoredIn(refusing);
  ignored.set('a', true);
  assert.ok(ignored.has('a'));
});
