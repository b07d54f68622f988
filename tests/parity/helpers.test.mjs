/**
 * An article that several engines read together (web/src/helpers.js) comes out as the same bytes, whatever helpers do.
 * Here they are worker threads of node; tests/browser/helpers.test.mjs has the browsers'.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { helperAt, readTogether } from '../../web/src/helpers.js';
import { article } from '../bench/article.mjs';
import { assertAsNative, native, oddArticles, ownArticles, sharedArticles } from './articles.mjs';
import { core, engine, model } from './engine.mjs';

const long = Buffer.from(article(1500));
const articles = [
  { name: 'long', bytes: long },
  ...ownArticles(),
  ...oddArticles,
  ...(sharedArticles('seeds', 3) ?? []),
];

const threads = new Set();
after(() => Promise.all([...threads].map((one) => one.terminate())));

/** @returns {Promise<{thread: Worker, answers: () => number}>} a helper that is ready */
async function helper(how = {}) {
  const workerData = { core: core.href, wasm: engine.module, model, ...how };
  const thread = new Worker(new URL('helper.mjs', import.meta.url), { workerData });
  threads.add(thread);
  await once(thread, 'message');
  let answers = 0;
  thread.on('message', (count) => (answers = count));
  return { thread, answers: () => answers };
}

/** The article as it is explained with the help of these. */
async function explained(bytes, some, { listener = {}, goesOn = () => true, lost = () => {} } = {}) {
  const ports = new Set();
  for (const one of some) {
    const { port1, port2 } = new MessageChannel();
    one.thread.postMessage(port1, [port1]);
    ports.add(helperAt(port2, () => lost(one)));
  }
  try {
    return await readTogether(engine.begin(bytes, listener), ports, goesOn);
  } finally {
    for (const { port } of ports) port.close();
  }
}

for (const workers of [1, 2, 3, 4])
  test(`the same bytes from ${workers} ${workers === 1 ? 'engine' : 'engines'}`, async () => {
    const some = await Promise.all(Array.from({ length: workers - 1 }, () => helper()));
    for (const { name, bytes } of articles) assertAsNative(await explained(bytes, some), native(bytes), name);
    for (const { answers } of some) assert.ok(answers() > 0, 'every one has helped');
    await Promise.all(some.map(({ thread }) => thread.terminate()));
  });

test('progress and previews come in the order of the text, as from one engine', async () => {
  const told = [];
  const listener = {
    onProgress: (done, total) => told.push([done, total]),
    onPreview: (soFar) => told.push(JSON.parse(soFar)),
  };
  engine.explain(long, listener);
  const alone = told.splice(0);
  await explained(long, [await helper(), await helper()], { listener });
  assert.ok(alone.length > 10);
  assert.deepEqual(told, alone);
});

test('a helper that dies in the middle: what it had is read here', async () => {
  const lost = [];
  const some = [await helper({ die: 3 }), await helper()];
  assertAsNative(await explained(long, some, { lost: (one) => lost.push(one) }), native(long), 'long');
  assert.deepEqual(lost, some.slice(0, 1));
  assert.equal(some[0].answers(), 3);
});

test('a helper that answers something else is asked no more', async () => {
  const lost = [];
  const some = [await helper({ lies: true })];
  assertAsNative(await explained(long, some, { lost: (one) => lost.push(one) }), native(long), 'long');
  assert.deepEqual(lost, some);
});

test('all helpers die at once', async () => {
  const some = await Promise.all([1, 2, 3].map((die) => helper({ die })));
  assertAsNative(await explained(long, some), native(long), 'long');
});

test('given up in the middle: nothing comes, and the next article is right', async () => {
  const some = [await helper()];
  let left = 5;
  assert.equal(await explained(long, some, { goesOn: () => left-- > 0 }), null);
  for (const { name, bytes } of articles.slice(0, 3)) assertAsNative(await explained(bytes, some), native(bytes), name);
});

test('what is no question gets no answer', () => {
  const bytes = (...numbers) => new Uint8Array(new Uint32Array(numbers).buffer);
  for (const question of [
    new Uint8Array(),
    new Uint8Array([1, 2, 3]),
    bytes(0, 1, 9),
    bytes(1, 400),
    bytes(2),
    bytes(0, 0),
  ])
    assert.deepEqual(engine.answer(question), new Uint8Array());
});
