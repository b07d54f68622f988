import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, articlesOfVisit, fingerprint, readAddress } from '../src/page/visits.js';

const explanation = (text) => ({ article: { text, title: null } });
const of = (text, sample = '') => ({ explanation: explanation(text), paste: text, sample });

/** A machine without a browser: what it is given, until it forgets. */
function machine(stored = [], asked = stored.length > 0) {
  const kept = new Map(stored.map((one) => [one.id, one]));
  return {
    kept,
    asked: () => asked,
    ask: async () => (asked = true),
    all: async () => [...kept.values()],
    put: async (article) => kept.set(article.id, structuredClone(article)),
    remove: async (id) => kept.delete(id),
    async forget() {
      asked = false;
      kept.clear();
    },
  };
}

test('the same text is the same article, and the latest comes first', () => {
  const visits = articlesOfVisit(machine());
  const first = visits.add(of('One.'));
  visits.add(of('Two.'));
  assert.equal(visits.add(of('One.')).id, first.id);
  assert.deepEqual(
    visits.list().map(({ paste }) => paste),
    ['One.', 'Two.'],
  );
  assert.notEqual(fingerprint('One.'), fingerprint('Two.'));
});

test('nothing is kept before the reader asks for it, and nothing after "forget all"', async () => {
  const here = machine();
  const visits = articlesOfVisit(here);
  visits.add(of('One.'));
  assert.equal(here.kept.size, 0);
  assert.ok(await visits.keep());
  visits.add(of('Two.'));
  assert.deepEqual(
    [...here.kept.values()].map(({ paste }) => paste),
    ['One.', 'Two.'],
  );
  await visits.forget();
  assert.equal(here.kept.size, 0);
  assert.deepEqual(visits.list(), []);
  visits.add(of('Three.'));
  assert.equal(here.kept.size, 0);
});

test('what was kept comes back, in its order, with the claims that were set aside', async () => {
  const here = machine();
  let now = 0;
  const visits = articlesOfVisit(here, () => ++now);
  await visits.keep();
  const one = visits.add(of('One.'));
  visits.add(of('Two.'));
  visits.setAside(one, [3]);
  const later = articlesOfVisit(machine([...here.kept.values()]), () => ++now);
  later.add(of('Three.'));
  await later.restore();
  assert.deepEqual(
    later.list().map(({ paste, aside }) => [paste, aside]),
    [
      ['Three.', []],
      ['Two.', []],
      ['One.', [3]],
    ],
  );
});

test('of more than twenty the oldest leaves, here and on the machine', async () => {
  const here = machine();
  const visits = articlesOfVisit(here);
  await visits.keep();
  for (let i = 0; i < 22; i++) visits.add(of(`Text ${i}.`));
  assert.equal(visits.list().length, 20);
  assert.equal(visits.list().at(-1).paste, 'Text 2.');
  assert.equal(here.kept.size, 20);
});

test('a browser that keeps nothing is told apart from one that does', async () => {
  const refusing = { ...machine(), ask: async () => false };
  assert.equal(await articlesOfVisit(refusing).keep(), false);
});

test('an address holds no word of the article and is read again', () => {
  const visits = articlesOfVisit(machine());
  const article = visits.add(of('Arden denied it.'));
  assert.match(addressOf(article), /^#article-[0-9a-z]{1,7}$/);
  assert.equal(addressOf({ id: 'x', sample: 'wire' }), '#sample-wire');
  assert.deepEqual(readAddress(`${addressOf(article)}&claim-2`), { article: article.id, sample: '', place: 'claim-2' });
  assert.deepEqual(readAddress('#claim-2'), { article: '', sample: '', place: 'claim-2' });
  assert.deepEqual(readAddress('#sample-wire&speaker-1'), { article: '', sample: 'wire', place: 'speaker-1' });
  for (const other of ['', '#help', '#p3', '#claim', '#claim-2&help']) assert.equal(readAddress(other), null, other);
});
