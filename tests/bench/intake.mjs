/**
 * How fast a whole page becomes its article, beside Readability.js on the same page in the same run: natively and in
 * node against jsdom, in Chromium against the browser's own parser. Then, where the driver is built, the inputs on which
 * parsers run away.
 *
 *     node tests/bench/intake.mjs [--cost build/native/tests/intake_cost] [--modules build/modules] [--rounds 15] [--growth]
 *
 * Whatever is missing is said and passed over.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { withPage } from './chromium.mjs';
import { newsPage } from './intake-page.mjs';
import { heading, median, row } from './print.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(path.join(root, 'web/package.json'));
const { values: options } = parseArgs({
  options: {
    cost: { type: 'string', default: path.join(root, 'build/native/tests/intake_cost') },
    modules: { type: 'string', default: path.join(root, 'build/modules') },
    rounds: { type: 'string', default: '15' },
    growth: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const html = newsPage(100_000);

const words = (text) => text.split(/\s+/).filter(Boolean).length;

heading(`A page of ${html.length} bytes to its article, milliseconds, median of ${rounds}`);
const jsdom = await measured('Readability.js on jsdom', onJsdom);
await measured('native', native, jsdom);
await measured(`WebAssembly (node ${process.versions.node})`, webAssembly, jsdom);
for (const [name, work] of [
  ['Chromium', inChromium],
  ['Growth', growth],
]) {
  try {
    await work();
  } catch (error) {
    row(name, `failed: ${String(error.message).split('\n')[0]}`);
  }
}

/** Prints a row and gives the milliseconds; with a rival's, says how many times faster. */
async function measured(name, work, rival) {
  try {
    const { milliseconds, found } = await work();
    row(
      name,
      milliseconds.toFixed(2),
      found ? `${found} words` : '',
      rival ? `${(rival / milliseconds).toFixed(1)} x` : '',
    );
    return milliseconds;
  } catch (error) {
    row(name, `not measured: ${String(error.message).split('\n')[0]}`);
    return undefined;
  }
}

/** Processor time, so that whatever else the machine does weighs on nobody; the driver counts the same. */
function timed(work) {
  let found = work(); // the first run compiles
  const times = [];
  for (let i = 0; i < rounds; ++i) {
    const started = process.cpuUsage();
    found = work();
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
  }
  return { milliseconds: median(times), found };
}

async function onJsdom() {
  const { JSDOM } = require('jsdom');
  const { Readability } = require('@mozilla/readability');
  return timed(() => words(new Readability(new JSDOM(html).window.document).parse().textContent));
}

async function native() {
  if (!existsSync(options.cost)) throw new Error(`${options.cost} is not built`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'page-'));
  try {
    const file = path.join(folder, 'page.html');
    writeFileSync(file, html);
    const run = spawnSync(options.cost, [String(rounds), file], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr || 'the driver failed');
    return { milliseconds: Number(run.stdout) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function webAssembly() {
  const core = path.join(options.modules, 'core');
  if (!existsSync(path.join(core, 'explainer.wasm'))) throw new Error(`${options.modules} is not built`);
  const { createEngine } = await import(pathToFileURL(path.join(options.modules, 'src/engine.js')));
  const { default: factory } = await import(pathToFileURL(path.join(core, 'explainer.js')));
  const engine = await createEngine({ factory, wasm: readFileSync(path.join(core, 'explainer.wasm')), model: null });
  const bytes = new TextEncoder().encode(html);
  return timed(() => words(bodyOf(JSON.parse(engine.read(bytes)))));
}

function bodyOf(answer) {
  const { text, blocks } = answer.article ?? answer;
  const body = new Set(['paragraph', 'subhead', 'quote', 'list-item']);
  return blocks
    .filter(({ kind }) => body.has(kind))
    .map(({ begin, end }) => text.slice(begin, end))
    .join('\n');
}

async function inChromium() {
  const readability = require.resolve('@mozilla/readability/Readability.js');
  const inPage = async (page) => {
    await page.addScriptTag({ path: readability });
    return page.evaluate(measureInPage, { html, rounds });
  };
  const { ours, rival, first } = await withPage(inPage);
  row('Readability.js in Chromium', median(rival).toFixed(2));
  row('WebAssembly in Chromium', median(ours).toFixed(2), '', `${(median(rival) / median(ours)).toFixed(1)} x`);
  row('  the first page of a visit, theirs', first[1].toFixed(2));
  row('  the first page of a visit, ours', first[0].toFixed(2), '', `${(first[1] / first[0]).toFixed(1)} x`);
}

/** Runs in the page: both on its own thread, one after the other in each round. */
async function measureInPage({ html, rounds }) {
  const { createEngine } = await import('/src/engine.js');
  const { default: factory } = await import('/core/explainer.js');
  const wasm = new Uint8Array(await (await fetch('/core/explainer.wasm')).arrayBuffer());
  const engine = await createEngine({ factory, wasm, model: null });
  const read = () => JSON.parse(engine.read(new TextEncoder().encode(html)));
  const readability = () =>
    new globalThis.Readability(new DOMParser().parseFromString(html, 'text/html')).parse().textContent;
  const ours = [];
  const rival = [];
  const first = [];
  const warming = 40; // rounds until Chromium has compiled both for good
  for (let i = -warming; i < rounds; ++i) {
    for (const [times, work] of [
      [ours, read],
      [rival, readability],
    ]) {
      const started = performance.now();
      work();
      const taken = performance.now() - started;
      if (i === -warming) first.push(taken);
      if (i >= 0) times.push(taken);
    }
  }
  return { ours, rival, first };
}

async function growth() {
  if (!options.growth) return;
  if (!existsSync(options.cost)) throw new Error(`${options.cost} is not built`);
  heading('Inputs on which parsers run away, at n and 4n');
  const run = spawnSync(options.cost, ['--growth'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) process.exitCode = 1;
}
