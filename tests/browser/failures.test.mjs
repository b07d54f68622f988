/**
 * The worker fails in every way, one time after the other, in one page: the reader is told, the text is kept, and the
 * next article is right, byte for byte. Each way twice here; FAILURES=1000 (`make attack-page`) is that many rounds,
 * a tenth of it in Firefox. How soon the page is ready again and what its heap holds is printed.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { native } from '../parity/articles.mjs';
import { browsers } from './browsers.mjs';
import { laidOut, open, readerReady } from './support.mjs';

const kinds = ['trap', 'memory', 'recursion', 'wild', 'hang', 'thrown', 'nonsense', 'silence'];
const wanted = Number(process.env.FAILURES ?? 0);
const rounds = { chromium: wanted || 2 * kinds.length, firefox: Math.ceil(wanted / 10) || 2 * kinds.length };

const good =
  'Arden denied shipping rockets to Kest.\n\n“This is invented,” said Mira Solen, the foreign minister of Arden.';
const bad = (kind) => `Arden denied that this fails by ${kind}.`;

/** Before the page's own script: what goes between it and its workers, and less patience while one is to fail. */
function between() {
  const { setTimeout: later, Worker: Real } = self;
  self.failing = false;
  self.setTimeout = (act, milliseconds, ...rest) =>
    later(act, self.failing && milliseconds >= 10_000 ? milliseconds / 20 : milliseconds, ...rest);
  self.told = []; // {method, began, ended, result}
  self.begun = 0;
  self.Worker = class extends Real {
    constructor(...parts) {
      super(...parts);
      self.begun += 1;
      this.calls = new Map();
      this.addEventListener('message', ({ data }) => {
        const call = this.calls.get(data.id);
        if (call && !data.event) self.told.push({ ...call, ended: performance.now(), result: data.result });
      });
    }
    postMessage(message, ...rest) {
      this.calls.set(message.id, { method: message.method, began: performance.now() });
      super.postMessage(message, ...rest);
    }
  };
}

/** In the page: one failure, then an article that is right. @returns {{kept, problem, result, ready, answered, begun}} */
async function round([failing, right]) {
  const until = async (what, done) => {
    const begun = performance.now();
    while (!done()) {
      if (performance.now() - begun > 120_000) {
        const shown = problem()?.textContent ?? dataset.view;
        throw new Error(`waited in vain for ${what} after "${failing}": ${shown}`);
      }
      await new Promise((go) => setTimeout(go, 5));
    }
  };
  const { dataset } = document.body;
  const box = () => document.querySelector('#box');
  const problem = () => document.querySelector('.problem:not([hidden])');
  const ask = async (text) => {
    if (dataset.view !== 'start') document.querySelector('nav button').click();
    await until('the box', () => box() && dataset.view === 'start');
    if (problem()) problem().hidden = true;
    box().value = text;
    box().dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('.primary').click();
  };
  const before = self.begun;
  self.failing = true;
  await ask(failing);
  await until('a problem', problem);
  self.failing = false;
  const seen = { kept: box().value, problem: problem().textContent };
  self.told = [];
  const asked = performance.now();
  await ask(right);
  await until('the result', () => dataset.view === 'result');
  const ended = (name) => self.told.find(({ method, result }) => method === name && result)?.ended ?? asked;
  const { result } = self.told.find(({ method }) => method === 'explain');
  const answered = performance.now() - asked;
  return {
    ...seen,
    begun: self.begun - before,
    result,
    ready: ended('start') - asked,
    answered,
    shown: document.querySelector('.story').textContent,
  };
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const spread = (values) => {
  const all = sorted(values);
  const at = (share) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))]);
  return `median ${at(0.5)}, 95 in 100 within ${at(0.95)}, at most ${at(1)} ms`;
};

/** What the page holds once nothing is left to be collected, in MB; null where the browser does not tell. */
async function heapOf(page) {
  const session = await page
    .context()
    .newCDPSession(page)
    .catch(() => null);
  if (!session) return null;
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

let site;
before(async () => {
  site = await mkdtemp(path.join(tmpdir(), 'explainer-site-'));
  await cp(laidOut, site, { recursive: true });
  const assets = path.join(site, 'assets');
  const worker = path.join(
    assets,
    (await readdir(assets)).find((file) => /^worker-.+js$/.test(file)),
  );
  const hook = await readFile(new URL('fixtures/failures.js', import.meta.url), 'utf8');
  await rm(`${worker}.br`);
  await writeFile(worker, `${hook}\n${await readFile(worker, 'utf8')}`);
});
after(() => rm(site, { recursive: true }));

for (const name of ['chromium', 'firefox']) {
  const missing = browsers[name].missing();
  describe(name, { skip: missing ? `${name} is NOT tested: ${missing} is not installed` : false }, () => {
    test('failure after failure: the text is kept, the next article is right', { timeout: 7_200_000 }, async (t) => {
      const browser = await open(name, { serviceWorkers: 'block', site });
      t.after(() => browser.close());
      const page = await browser.blank();
      await page.addInitScript(between);
      await page.goto(browser.address, { timeout: 120_000 });
      await readerReady(page);
      const json = native(Buffer.from(good));
      const heaps = [];
      const seen = [];
      t.after(() => t.diagnostic(`${name}: ${seen.length} rounds were right`));
      for (let i = 0; i < rounds[name]; i++) {
        const kind = kinds[i % kinds.length];
        const one = await page.evaluate(round, [bad(kind), good]);
        assert.equal(one.kept, bad(kind), `${kind}: the text is kept`);
        assert.match(one.problem, /Your text is kept|stopped|could not/i, kind);
        assert.equal(one.result, json, `after ${kind} the next article is right`);
        assert.ok(one.shown.includes('Arden denied'), kind);
        if (kind !== 'nonsense') assert.ok(one.begun > 0, `${kind}: a worker took its place`);
        seen.push({ kind, ...one });
        if (i === Math.min(50, rounds[name] - 1) || i === rounds[name] - 1) heaps.push(await heapOf(page));
      }
      const workers = seen.reduce((sum, { begun }) => sum + begun, 0);
      t.diagnostic(`${name}: ${seen.length} rounds, ${workers} workers replaced`);
      t.diagnostic(`${name}, ready again: ${spread(seen.map(({ ready }) => ready))}`);
      t.diagnostic(`${name}, the next article shown: ${spread(seen.map(({ answered }) => answered))}`);
      if (heaps[0])
        t.diagnostic(`${name}, the page's heap: ${heaps.map((one) => one.toFixed(1)).join(' MB, at the end ')} MB`);
    });
  });
}
