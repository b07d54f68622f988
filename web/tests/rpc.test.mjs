import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodedError, connect, serve } from '../src/rpc.js';

function pair(methods) {
  const { port1, port2 } = new MessageChannel();
  serve(port2, methods);
  return { calls: connect(port1), close: () => port1.close() };
}

test('a result comes back to the call that asked for it', async (t) => {
  const late = async ([x]) => new Promise((done) => setTimeout(() => done(x), x));
  const { calls, close } = pair({ late });
  t.after(close);
  assert.deepEqual(await Promise.all([calls.call('late', [30]), calls.call('late', [1])]), [30, 1]);
  assert.equal(calls.pending(), 0);
});

test('errors keep their code and message', async (t) => {
  const { calls, close } = pair({
    refuse: () => {
      throw new CodedError('E-EMPTY', 'Nothing there.');
    },
  });
  t.after(close);
  await assert.rejects(calls.call('refuse'), { code: 'E-EMPTY', message: 'Nothing there.' });
});

test('whatever is thrown becomes an answer', async (t) => {
  const { calls, close } = pair({
    number: () => {
      throw 5246024; // what C++ throws looks like this
    },
    late: async () => {
      throw new TypeError('late');
    },
  });
  t.after(close);
  await assert.rejects(calls.call('number'), { code: 'E-ENGINE', message: '5246024' });
  await assert.rejects(calls.call('late'), { code: 'E-ENGINE', message: 'late' });
});

test('a method that is not there is answered too', async (t) => {
  const { calls, close } = pair({});
  t.after(close);
  await assert.rejects(calls.call('toString'), { code: 'E-VERSION' });
});

test('events reach their call before its result', async (t) => {
  const { calls, close } = pair({
    count: (_, emit) => {
      emit('progress', 1);
      emit('progress', 2);
      return 'done';
    },
  });
  t.after(close);
  const seen = [];
  assert.equal(await calls.call('count', [], { onEvent: (name, value) => seen.push([name, value]) }), 'done');
  assert.deepEqual(seen, [
    ['progress', 1],
    ['progress', 2],
  ]);
});

test('a call that is given up is rejected at once and its late answer is ignored', async (t) => {
  const { calls, close } = pair({ late: () => new Promise((done) => setTimeout(done, 20, 'late')) });
  t.after(close);
  const work = new AbortController();
  const call = calls.call('late', [], { signal: work.signal });
  work.abort();
  await assert.rejects(call, { name: 'AbortError' });
  assert.equal(calls.pending(), 0);
  await new Promise((done) => setTimeout(done, 40));
});

test('a call with a signal that is aborted already is never sent', async (t) => {
  let asked = 0;
  const { calls, close } = pair({ ask: () => asked++ });
  t.after(close);
  await assert.rejects(calls.call('ask', [], { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await calls.call('ask');
  assert.equal(asked, 1);
});

test('when the far side is gone every open call is answered', async (t) => {
  const { calls, close } = pair({ never: () => new Promise(() => {}) });
  t.after(close);
  const open = [calls.call('never'), calls.call('never')];
  calls.fail(new CodedError('E-TIME', 'gone'));
  for (const call of open) await assert.rejects(call, { code: 'E-TIME' });
});
