import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked } from '../src/check.js';
import { example } from '../src/page/example.js';
import { everything, kindsOf, shownBy } from '../src/page/filter.js';
import { addressedClaim, anchorOf, claimsByStatement, groupsOf, numberOf, recordOf } from '../src/page/record.js';

const record = recordOf(checked.explanation(example()));
const shown = (filter) => shownBy(record, { ...everything, ...filter });
const speaker = (name) => `entity ${record.entities.findIndex((one) => one.name === name)}`;
const claims = (filter) => [...shown(filter).claims];

test('without a filter, or with a search for blanks, everything is shown', () => {
  assert.equal(shown({}), null);
  assert.equal(shown({ words: '  ' }), null);
});

test('a stance leaves its statements, and the claims in which one of them stands', () => {
  const { statements, claims: left } = shown({ stance: 'denies' });
  for (const id of statements) assert.equal(record.statements[id].stance, 'denies');
  const byHand = record.claims.filter(({ denies, ...rest }) =>
    [denies, ...Object.values(rest)]
      .filter(Array.isArray)
      .flat()
      .some((link) => link?.certainty && link.certainty !== 'possible' && statements.has(link.statement)),
  );
  assert.deepEqual(
    [...left],
    byHand.map(({ id }) => id),
  );
  assert.ok(left.size > 0 && left.size < record.claims.length);
});

test('filters are taken together', () => {
  const solen = { speaker: speaker('Mira Solen') };
  assert.deepEqual(claims(solen), [1, 2]);
  assert.deepEqual(claims({ ...solen, stance: 'confirms' }), [1]);
  assert.equal(shown({ ...solen, stance: 'denies' }).statements.size, 0);
});

test('a search takes all its words, in names, statements and claims, whatever their case and accents', () => {
  assert.deepEqual([...shown({ words: 'SOLEN drónes' }).statements].length, 1);
  assert.deepEqual(claims({ words: 'draw its neighbours' }), [6], 'a claim that nobody says has no statement');
  assert.equal(shown({ words: 'zebra' }).claims.size, 0);
});

test('stances and forms are counted, the most frequent first', () => {
  const { stance, form } = kindsOf(record);
  assert.equal(
    stance.reduce((sum, [, n]) => sum + n, 0),
    record.statements.length,
  );
  assert.ok(form[0][1] >= form.at(-1)[1]);
});

test('claims have the number of their place on the page, and are found by it', () => {
  const inOrder = groupsOf(record).flatMap((group) => group.claims);
  assert.deepEqual(
    inOrder.map((claim) => numberOf(record, claim)),
    inOrder.map((_, i) => i + 1),
  );
  for (const claim of inOrder) assert.equal(addressedClaim(record, `#sample-x&${anchorOf(record, claim)}`), claim);
  assert.equal(addressedClaim(record, '#claim-99'), undefined);
});

test('a statement knows the claims in which it stands', () => {
  const found = claimsByStatement(record);
  for (const [id, list] of found)
    for (const claim of list) assert.ok(JSON.stringify(claim).includes(`"statement":${id},`) || claim.open);
  assert.ok(
    [...found.values()].some((list) => list.length > 1),
    'one stands in two claims',
  );
  assert.ok(
    record.statements.some(({ id }) => !found.has(id)),
    'and one in none',
  );
});
