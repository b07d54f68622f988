// Explanations as somebody could have stored them: a sound one with anything in the place of some of its values, and any
// JSON at all. SECONDS and RUNS bound it, SEED repeats a run; what breaks a promise is printed, as small as it gets.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { example } from '../../web/src/page/example.js';
import { brokenInReading, brokenOnPage } from './stored_promises.mjs';

const seconds = Number(process.env.SECONDS ?? 60);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const articles = new URL('../articles/', import.meta.url);
const samples = ['sample-port', 'sample-wire'].map((name) =>
  JSON.parse(
    readFileSync(new URL(`${name}.json`, articles), 'utf8').replace('"unit": "code-point"', '"unit": "utf-16"'),
  ),
);
const sound = [example(), ...samples];

/** The ways to all values in it, as lists of keys. */
function ways(value, way = []) {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, one]) => ways(one, [...way, key]))];
}
const waysOf = sound.map((one) => ways(one).slice(1));

const payloads = [
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '"><script>alert(1)</script>',
  '\u202e\u0000\ud83d',
  '__proto__',
  'constructor',
  '1e999',
  '😀',
];
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(2 ** 31, 2 ** 53, -0, 0.5, 1e308, NaN, null, true, '', [], {}) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: -1, max: 3000 }), fc.integer({ min: -1, max: 3000 })) },
  { weight: 2, arbitrary: fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom(...payloads) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const edit = fc.record({
  at: fc.nat(),
  act: fc.constantFrom('put', 'put', 'put', 'remove', 'copy', 'twice', 'key'),
  from: fc.nat(),
  value,
  key: fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'statement', 'spans', '0', 'id'),
});

function edited(which, edits) {
  const whole = structuredClone(sound[which]);
  for (const { at, act, from, value, key } of edits) {
    const way = waysOf[which][at % waysOf[which].length];
    const holder = way.slice(0, -1).reduce((one, step) => one?.[step], whole);
    if (typeof holder !== 'object' || holder === null) continue;
    const last = way.at(-1);
    const other = () => waysOf[which][from % waysOf[which].length].reduce((one, step) => one?.[step], sound[which]);
    if (act === 'put') holder[last] = value;
    if (act === 'copy') holder[last] = structuredClone(other());
    if (act === 'remove') Array.isArray(holder) ? holder.splice(Number(last), 1) : delete holder[last];
    if (act === 'twice' && Array.isArray(holder)) holder.push(structuredClone(holder[last]));
    if (act === 'key' && !Array.isArray(holder))
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return JSON.stringify(whole);
}

const stored = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(sound.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 }))
      .map(([which, edits]) => edited(which, edits)),
  },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc
      .record(
        {
          article: fc.record({ text: fc.string({ unit: 'binary' }), blocks: fc.jsonValue() }),
          entities: fc.jsonValue(),
          statements: fc.jsonValue(),
          claims: fc.jsonValue(),
          notes: fc.jsonValue(),
        },
        { requiredKeys: ['article'] },
      )
      .map((one) => JSON.stringify(one)),
  },
);

/** Tries it with what may be stored for a share of the time; true if it held. */
function holds(what, broken, share) {
  let runs = 0;
  const began = Date.now();
  const property = fc.property(stored, (json) => {
    ++runs;
    const wrong = broken(json);
    if (wrong) throw new Error(wrong);
  });
  const time = { interruptAfterTimeLimit: share * seconds * 1000, markInterruptAsFailure: false };
  const outcome = fc.check(property, { seed, numRuns: Number(process.env.RUNS ?? 1e9), ...time });
  console.log(`stored, ${what}: ${runs} runs in ${Math.round((Date.now() - began) / 1000)} s, seed ${seed}`);
  if (outcome.failed) console.error(`Does not hold: ${outcome.errorInstance?.stack}\n${outcome.counterexample?.[0]}`);
  return !outcome.failed;
}

// A page takes fifty times as long as reading.
const sounds = [holds('read', brokenInReading, 0.5), holds('shown', brokenOnPage, 0.5)];
process.exitCode = sounds.every(Boolean) ? 0 : 1;
