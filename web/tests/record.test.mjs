import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked, inside } from '../src/check.js';
import { example } from '../src/page/example.js';
import { claimText, findingsText, reportText } from '../src/page/exports.js';
import { decode, sourceOf } from '../src/page/paste.js';
import {
  countsOf,
  groupsOf,
  namesOf,
  opposedOnlyLikely,
  placeOf,
  possibleRows,
  recordOf,
  rowsOf,
  speakerOf,
  statusOf,
  toldBy,
} from '../src/page/record.js';
import { claimTitle } from '../src/page/quotes.js';
import { shareOf } from '../src/page/speakers.js';
import { needsWhy } from '../src/page/why.js';
import { card, result } from '../src/page/wording.js';

const record = recordOf(checked.explanation(example()));
const [shipment, drones] = record.claims;
const accusations = record.claims[7];
const bytes = (...values) => new Uint8Array(values);

test('claims stand in groups, disputed ones first', () => {
  assert.deepEqual(
    groupsOf(record).map(({ name, claims }) => [name, claims.map(({ id }) => id)]),
    [
      ['disputed', [0, 1]],
      ['not-confirmed', [2]],
      ['left-open', [7]],
      ['accepted', [4]],
      ['unnamed', [3]],
      ['unopposed', [5]],
      ['unsourced', [6]],
    ],
  );
  assert.equal(statusOf(record, drones), 'Disputed, accepted in part');
  assert.equal(statusOf(record, record.claims[4]), 'Accepted by port authority');
});

test('the folded card counts one root once and says through whom it comes', () => {
  const [says] = rowsOf(record, shipment);
  assert.deepEqual(
    says.entries.map(({ once }) => once),
    [false, true],
  );
  const [name, ...others] = namesOf(record, says.entries);
  assert.equal(name.name + name.rest, 'Veld, as told by two officials familiar with the matter');
  assert.ok(name.unnamed);
  assert.deepEqual(others, []);
});

test('links that are only possible are not among the rows', () => {
  const otherwise = rowsOf(record, shipment).find(({ part }) => part === 'saysOtherwise');
  assert.deepEqual(
    otherwise.entries.map(({ statement }) => statement.id),
    [3],
  );
});

test('a confirmation that is narrowed accepts a part', () => {
  assert.deepEqual(
    rowsOf(record, drones).map(({ part }) => part),
    ['saysSo', 'acceptsPart', 'saysOtherwise', 'questionsIt'],
  );
});

test('a chain of statements that stands in a circle ends', () => {
  const raw = example();
  raw.statements[0].inside = 1;
  const looped = recordOf(checked.explanation(raw));
  assert.ok(toldBy(looped, looped.statements[0]).length <= 1);
});

test('paragraphs are numbered, headlines and bylines are not', () => {
  assert.equal(placeOf(record, 0).n, null);
  assert.equal(placeOf(record, record.text.indexOf('Veld believes')).n, 1);
  assert.equal(placeOf(record, record.text.indexOf('Arden denied')).n, 2);
  assert.equal(placeOf(record, record.text.length).n, 10);
});

test('a speaker is unnamed where the article withholds the name', () => {
  assert.deepEqual(speakerOf(record, record.statements[0]).unnamed, true);
  assert.deepEqual(speakerOf(record, { speaker: null, onBehalfOf: null, source: [] }).name, card.nobody);
});

test('a card says "likely" where all that opposes its claim is no more than that', () => {
  const raw = example();
  for (const list of ['denies', 'declines', 'questions', 'retracts'])
    for (const link of raw.claims[0][list]) if (link.certainty === 'certain') link.certainty = 'likely';
  const [likely] = recordOf(checked.explanation(raw)).claims;
  assert.ok(opposedOnlyLikely(likely));
  assert.match(claimText(record, likely), /\nLikely: that they speak of this claim had to be inferred\.\n/);
  assert.ok(!opposedOnlyLikely(shipment), 'one that is certain is enough');
  assert.ok(!opposedOnlyLikely({ ...likely, article: [{ spans: [], position: 'denies' }] }));
  assert.ok(!opposedOnlyLikely({ ...likely, denies: [], declines: [], questions: [], retracts: [] }));
});

test('the count sentence', () => {
  assert.equal(
    result.headline(countsOf(record)),
    'Six claims. Two are disputed, one of them accepted in part; of one more denial it is left open which claim it answers.',
  );
  assert.equal(
    result.headline({ claims: 2, disputed: 0, partly: 0, open: 3 }),
    'Two claims. None is disputed in this article. Of three denials it is left open which claim they answer.',
  );
  assert.equal(
    result.headline({ claims: 0, disputed: 0, partly: 0, open: 2, denials: 1 }),
    'Of two answers it is left open which claim they answer.',
  );
  assert.equal(result.headline({ claims: 1, disputed: 1, partly: 0 }), 'One claim. It is disputed.');
  assert.equal(
    result.headline({ claims: 1, disputed: 0, partly: 0 }),
    'One claim. It is not disputed in this article.',
  );
  assert.equal(result.headline({ claims: 14, disputed: 1, partly: 0 }), '14 claims. One is disputed.');
  assert.equal(result.headline({ claims: 2, disputed: 0, partly: 0 }), 'Two claims. None is disputed in this article.');
});

test('where nobody is known to speak, the count does not say "0 speakers"', () => {
  assert.equal(result.statements(3, 0), '3 statements, no speaker found');
  assert.equal(result.statements(3, 1), '3 statements by 1 speaker');
});

test('a span that lies outside the text or splits a character takes its item with it', () => {
  assert.ok(inside('a🌊b', [0, 3]));
  assert.ok(!inside('a🌊b', [0, 2]));
  assert.ok(!inside('ab', [1, 3]));
  assert.ok(!inside('ab', [1, 0]));
  const raw = example();
  raw.statements[3].content = [[0, 1e9]];
  raw.claims[2].text = [[-1, 4]];
  const sound = checked.explanation(raw);
  assert.equal(sound.claims.length, raw.claims.length - 1);
  assert.ok(!sound.claims[0].denies.some(({ statement }) => statement === 3));
  assert.ok(sound.notes.some(({ code }) => code === 'E-INTERNAL'));
});

test('an open claim has a status of its own, and what it may answer comes first, the likeliest before the others', () => {
  const [may, otherwise, ...others] = rowsOf(record, accusations);
  assert.deepEqual(
    [may.part, ...may.entries.map(({ statement }) => statement.id)],
    ['mayAnswer', 7, 1],
    'by likelihood, not in the order of the text',
  );
  assert.equal(otherwise.part, 'saysOtherwise');
  assert.deepEqual([others, possibleRows(record, accusations)], [[], []]);
  const word = (label) => statusOf(record, { ...accusations, label });
  assert.deepEqual(['denied', 'not-confirmed', 'questioned', 'taken-back', 'answered', ''].map(word), [
    'Denied',
    'Not confirmed',
    'Questioned',
    'Taken back',
    'Answered',
    '',
  ]);
});

test('candidates are statements of the article, three at most, and only of open claims', () => {
  const raw = example();
  raw.claims[7].candidates = [99, 7, -1, 1, 0, 2];
  raw.claims[0].candidates = [1];
  const { claims } = checked.explanation(raw);
  assert.deepEqual(claims[7].candidates, [7, 1, 0]);
  assert.deepEqual(claims[0].candidates, []);
});

test('who took words back has a position like others', () => {
  const raw = example();
  raw.claims[5].retracts = raw.claims[2].declines.map((link) => ({ ...link, root: 6 }));
  Object.assign(raw.claims[5], { shelf: 'not-confirmed', label: 'taken-back' });
  const taken = recordOf(checked.explanation(raw));
  assert.deepEqual(
    rowsOf(taken, taken.claims[5]).map(({ part }) => part),
    ['saysSo', 'tookBack'],
  );
  assert.equal(statusOf(taken, taken.claims[5]), 'Taken back');
  assert.match(claimText(taken, taken.claims[5]), /Took back:\n {2}Mira Solen/);
});

test('words that are too few for a proposition stand with who says them', () => {
  assert.equal(claimTitle(record, accusations), '“Oriel” “rejected” “the accusations”');
  const [begin] = accusations.text[0];
  const sure = { ...accusations, open: false, affirms: accusations.denies, denies: [] };
  assert.equal(claimTitle(record, sure), '“Oriel” “rejected” “the accusations”');
  assert.equal(claimTitle(record, { ...sure, affirms: [] }), '“the accusations”');
  assert.equal(
    claimTitle(record, { ...sure, text: [[begin - 23, begin + 15]] }),
    '“Monday, Oriel rejected the accusations”',
  );
  assert.equal(claimTitle(record, drones), '“Arden of supplying drones to Kest”');
});

test('the note of a reader stands with its pairs, as that of any rule', () => {
  const raw = example();
  raw.claims[0].denies[0].evidence = [
    { ...raw.claims[0].denies[0].evidence[0], rule: 'reader', note: 'Read together.' },
  ];
  const { link } = rowsOf(record, recordOf(checked.explanation(raw)).claims[0]).find(
    ({ part }) => part === 'saysOtherwise',
  ).entries[0];
  assert.deepEqual([link.evidence[0].note, link.evidence[0].pairs.length], ['Read together.', 4]);
  assert.ok(needsWhy({ link }));
});

test('an explanation that was stored before open claims is still shown', () => {
  const raw = example();
  raw.claims.length = 7;
  for (const claim of raw.claims) for (const key of ['open', 'candidates', 'retracts']) delete claim[key];
  for (const old of [recordOf(checked.explanation(raw)), recordOf(raw)]) {
    assert.equal(result.headline(countsOf(old)), 'Six claims. Two are disputed, one of them accepted in part.');
    assert.deepEqual(
      groupsOf(old).map(({ name }) => name),
      ['disputed', 'not-confirmed', 'accepted', 'unnamed', 'unopposed', 'unsourced'],
    );
    assert.deepEqual([...shareOf(old, 'entity 6').claims], [1, 2]);
    assert.match(findingsText(old), /DISPUTED IN THIS ARTICLE\n\n“Arden has shipped/);
    assert.equal(JSON.parse(reportText(old, old.claims[0])).claim.open, false);
  }
});

test('an explanation that was stored before the core said where a claim is told is still shown', () => {
  const raw = example();
  for (const claim of raw.claims) for (const key of ['shelf', 'label', 'restsOnUnnamed']) delete claim[key];
  for (const entity of raw.entities) delete entity.unnamed;
  for (const statement of raw.statements) delete statement.onUnnamedWord;
  for (const old of [recordOf(checked.explanation(raw)), recordOf(raw)]) {
    assert.equal(result.headline(countsOf(old)), result.headline(countsOf(record)));
    assert.deepEqual(
      groupsOf(old).map(({ name, claims }) => [name, claims.map(({ id }) => id)]),
      [
        ['disputed', [0, 1]],
        ['not-confirmed', [2]],
        ['left-open', [7]],
        ['accepted', [4]],
        ['unopposed', [3, 5]],
        ['unsourced', [6]],
      ],
      'by the first status',
    );
    assert.equal(statusOf(old, old.claims[1]), 'Disputed, accepted in part');
    assert.match(claimText(old, old.claims[7]), /\nLeft open\n/, 'an open one has no label');
    assert.ok(speakerOf(old, old.statements[0]).unnamed, 'whose kind says so');
    assert.ok(!claimText(old, old.claims[0]).includes(card.onUnnamed), 'what rests on them is not worked out here');
  }
});

test('what the core does not say, or says against itself, is no shelf and no label', () => {
  const raw = example();
  Object.assign(raw.claims[0], { shelf: 'left-open', label: '<b>' });
  Object.assign(raw.claims[7], { shelf: 'unopposed', label: 'constructor' });
  const { claims } = checked.explanation(raw);
  assert.deepEqual([claims[0].shelf, claims[0].label], ['disputed', 'disputed']);
  assert.deepEqual([claims[7].shelf, claims[7].label], ['left-open', '']);
});

test('an answer of any shape is an explanation', () => {
  for (const raw of [null, {}, { article: 1, claims: 'x' }, { claims: [{}], statements: [{}], entities: [{}] }]) {
    assert.equal(checked.explanation(raw).article.text, '');
  }
});

test('texts to copy hold the words and the places; a report holds no word of the article', () => {
  assert.match(claimText(record, shipment), /Says otherwise:\n {2}Arden \(¶2\): denied providing Kest with weapons/);
  assert.match(
    claimText(record, accusations),
    /Left open: Denied\nWhich claim this answers is left open\.\nIt may answer:\n {2}Veld \(¶4\): has accused.*\n {2}Veld/,
  );
  assert.match(findingsText(record), /DENIALS WHOSE CLAIM IS LEFT OPEN[^]*NO OPPOSING STATEMENT, UNNAMED SOURCES ONLY/);
  assert.match(findingsText(record), /STATED BY THE ARTICLE WITHOUT A SOURCE\n\n“Arden wants/);
  const report = reportText(record, drones) + reportText(record, accusations);
  for (const word of ['Arden', 'Kest', 'drones', 'Solen', 'sold']) assert.ok(!report.includes(word), word);
});

test('an empty box and one that is too full are told before anything is read', () => {
  assert.equal(sourceOf(' \n ').error.code, 'E-EMPTY');
  assert.equal(sourceOf('a'.repeat(2_000_001)).error.code, 'E-SIZE');
  assert.ok(sourceOf(`<p>${'a'.repeat(2_000_001)}`).paste);
  assert.equal(sourceOf(`<p>${'a'.repeat(5_000_001)}`).error.limit, 5_000_000);
});

test('files are read as UTF-8, UTF-16 or Windows-1252, and other files not at all', () => {
  assert.equal(decode(new TextEncoder().encode('“ja”')), '“ja”');
  assert.equal(decode(bytes(0xff, 0xfe, 0x41, 0)), 'A');
  assert.equal(decode(bytes(0x63, 0xe9)), 'cé');
  assert.equal(decode(bytes(0x25, 0x50, 0x44, 0x46, 0x2d)), null);
  assert.equal(decode(new TextEncoder().encode('{\\rtf1\\ansi Arden denied it.}')), null, 'RTF');
  assert.equal(decode(bytes(0x50, 0x4b, 3, 4)), null);
  assert.equal(decode(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0)), null);
});
