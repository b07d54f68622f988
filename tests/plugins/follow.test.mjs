/** Explaining after a pause, never two at once, the newest text in the end: with a clock that the test moves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followUp } from '../../web/plugins/panel/follow.js';

function clock() {
  let time = 0;
  let waiting = [];
  const timers = {
    set: (call, wait) => {
      const timer = { at: time + wait, call };
      waiting.push(timer);
      return timer;
    },
    clear: (timer) => (waiting = waiting.filter((one) => one !== timer)),
  };
  const advance = async (milliseconds) => {
    time += milliseconds;
    const due = waiting.filter(({ at }) => at <= time);
    waiting = waiting.filter(({ at }) => at > time);
    for (const { call } of due) call();
    for (let i = 0; i < 5; i++) await null;
  };
  return { timers, now: () => time, advance };
}

/** Work that ends when the test says so. */
function slowWork() {
  const runs = [];
  const work = () => new Promise((resolve, reject) => runs.push({ resolve, reject }));
  return { runs, work };
}

const bounds = { least: 700, most: 4000 };

test('one run for a burst of changes, after the pause', async () => {
  const { advance, ...time } = clock();
  const { runs, work } = slowWork();
  const follow = followUp(work, { ...bounds, ...time });
  for (let i = 0; i < 10; i++) {
    follow.touch();
    await advance(100);
  }
  assert.equal(runs.length, 0);
  await advance(700);
  assert.equal(runs.length, 1);
});

test('what changes while one runs is read after it, once', async () => {
  const { advance, ...time } = clock();
  const { runs, work } = slowWork();
  const follow = followUp(work, { ...bounds, ...time });
  follow.start();
  for (let i = 0; i < 5; i++) {
    follow.touch();
    await advance(700);
  }
  assert.equal(runs.length, 1);
  runs[0].resolve();
  await advance(0);
  await advance(4000);
  assert.equal(runs.length, 2);
  runs[1].resolve();
  await advance(9000);
  assert.equal(runs.length, 2);
  assert.ok(follow.idle());
});

test('slow work is asked for less often', async () => {
  const { advance, ...time } = clock();
  const { runs, work } = slowWork();
  const follow = followUp(work, { ...bounds, ...time });
  follow.start();
  await advance(2500);
  runs[0].resolve();
  await advance(0);
  follow.touch();
  await advance(2499);
  assert.equal(runs.length, 1);
  await advance(1);
  assert.equal(runs.length, 2);
});

test('nothing runs after the end, and a failure ends nothing', async () => {
  const { advance, ...time } = clock();
  const { runs, work } = slowWork();
  const follow = followUp(() => work().catch(() => {}), { ...bounds, ...time });
  follow.start();
  runs[0].reject(new Error('no'));
  await advance(0);
  follow.touch();
  await advance(700);
  assert.equal(runs.length, 2);
  follow.stop();
  follow.touch();
  runs[1].resolve();
  await advance(9000);
  assert.equal(runs.length, 2);
});
