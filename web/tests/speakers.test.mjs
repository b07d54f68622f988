import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked } from '../src/check.js';
import { example } from '../src/page/example.js';
import { recordOf, speakerOf } from '../src/page/record.js';
import { addressedSpeaker, addressOf, shareOf, speakerCards } from '../src/page/speakers.js';
import { who } from '../src/page/wording.js';

const changed = (change = () => {}) => {
  const raw = example();
  change(raw);
  return recordOf(checked.explanation(raw));
};
const record = changed();
const key = (name) => `entity ${record.entities.findIndex((one) => one.name === name)}`;

test('a share is what a speaker said and the claims in which its words have a part', () => {
  const { statements, claims } = shareOf(record, key('Mira Solen'));
  assert.deepEqual(
    [...statements].map((id) => record.statements[id].stance),
    ['confirms', 'declines'],
  );
  assert.deepEqual([...claims], [1, 2]);
});

test('whose words an open denial may answer takes part in its claim', () => {
  assert.ok(
    shareOf(record, key('two officials familiar with the matter')).claims.has(7),
    'they tell what Veld believes',
  );
  assert.deepEqual([...shareOf(record, key('Veld')).claims], [0, 1, 7]);
});

test('who passes words on, and for whom they are said, takes part', () => {
  assert.ok(shareOf(record, key('two officials familiar with the matter')).claims.has(0));
  const silent = changed(({ statements }) => {
    for (const one of statements) if (one.speaker === 2) one.speaker = 3;
    for (const one of statements) if (one.speaker === 3) one.onBehalfOf = 2;
  });
  assert.equal(shareOf(silent, 'entity 2').statements.size, 0);
  assert.ok(shareOf(silent, 'entity 2').claims.has(0));
});

test('what two say together is said by each of them', () => {
  const joint = changed(({ entities, statements }) => {
    entities.push({ ...entities[5], id: entities.length, name: 'Solen and Reyl', members: [5, 6] });
    statements[16].speaker = entities.length - 1;
  });
  for (const id of [5, 6]) assert.ok(shareOf(joint, `entity ${id}`).statements.has(16));
});

test('a card has what the name does not say', () => {
  const lines = (change, id) => speakerCards(changed(change)).get(`entity ${id}`).lines;
  const solen = ({ entities }) => (entities[6].aliases = ['Mira Solen, the minister', 'Solen', 'the minister']);
  assert.deepEqual(lines(solen, 6), ['Also called Solen; the minister.']);
  assert.deepEqual(
    lines(({ entities }) => (entities[6].description = 'minister'), 6),
    ['Of Arden.'],
  );
  assert.deepEqual(
    lines(({ statements }) => statements.forEach((one) => one.speaker === 6 && (one.onBehalfOf = 2)), 6),
    ['Speaks here for Arden.'],
  );
});

test('an open speaker has a name, candidates and a card of its own', () => {
  const open = changed(({ statements }) => Object.assign(statements[10], { speaker: null, candidates: [7, 5, 99] }));
  const speaker = speakerOf(open, open.statements[10]);
  assert.deepEqual([speaker.name, speaker.candidates], ['He', ['Tam Oriel', 'Ana Reyl']]);
  assert.deepEqual([...shareOf(open, speaker.key).statements], [10]);
  assert.deepEqual(speakerCards(open).get(speaker.key).lines, ['Who is meant is open: Tam Oriel or Ana Reyl.']);
});

test('a speaker has an address', () => {
  assert.equal(addressOf('entity 6'), '#speaker-7');
  assert.equal(addressedSpeaker(record, '#speaker-7'), 'entity 6');
  assert.equal(addressedSpeaker(record, '#speaker-99'), null);
  assert.equal(addressedSpeaker(record, '#claim-1'), null);
});

test('a name with a stop of its own gets no second', () => {
  assert.equal(who.of('U.S.'), 'Of U.S.');
  assert.equal(who.of('Arden'), 'Of Arden.');
});
