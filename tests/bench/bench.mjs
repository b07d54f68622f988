/**
 * Prints what the explainer weighs, how fast it is beside rivals on the same text in the same run, how soon it shows
 * something, what memory it takes and, where the annotated articles lie in ../shared, how well it reads.
 *
 *     node tests/bench/bench.mjs [--native build/native] [--wasm build/wasm] [--rounds 7] [--quick] [--only PART,PART]
 *
 * Parts: sizes, visits, speed, workers, encoder, kernel, first, drawing, memory, accuracy. --quick leaves out accuracy and packs the model less
 * tightly. Whatever is missing is said and passed over.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { article } from './article.mjs';
import {
  drawing as drawingInChromium,
  firstStatements,
  inChromium,
  together,
  visits as visitsInChromium,
} from './chromium.mjs';
import { encoder } from './encoder.mjs';
import { engineOf } from './engine.mjs';
import { kernel } from './kernel.mjs';
import { memory } from './memory.mjs';
import { heading, median, megabytes, note, row } from './print.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    native: { type: 'string', default: path.join(root, 'build/native') },
    wasm: { type: 'string', default: path.join(root, 'build/wasm') },
    rounds: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'sizes,visits,speed,workers,encoder,kernel,first,drawing,memory,accuracy' },
  },
});
const site = path.join(root, 'build/site');
const modules = path.join(root, 'build/modules');
const explain = path.join(options.native, 'explain');
const rounds = Number(options.rounds);
const text = article(1000);
const words = text.split(/\s+/).filter(Boolean).length;

const perThousand = (milliseconds) => (milliseconds * 1000) / words;

const model = path.join(root, 'core/model/english.model');
const parts = {
  sizes,
  visits,
  speed,
  workers,
  encoder: () =>
    encoder({
      modules,
      model,
      windowsBench: path.join(options.native, 'tests/bench/windows_bench'),
      scratch: path.join(root, 'build/bench'),
      text,
      rounds,
    }),
  kernel: () => kernel({ kernelBench: path.join(options.wasm, 'tests/bench/kernel_bench.js'), model }),
  first,
  drawing,
  memory: () => memory({ modules }),
  accuracy: () => options.quick || accuracy(),
};
const wanted = options.only.split(',');
for (const [name, part] of Object.entries(parts)) {
  if (!wanted.includes(name)) continue;
  try {
    await part();
  } catch (error) {
    note(`failed: ${String(error.message ?? error).split('\n')[0]}`);
  }
}

function sizes() {
  heading('Size in bytes: what a reader downloads');
  if (!existsSync(site)) return console.log(`Nothing to weigh: ${site} is not built.`);
  row('', 'as it is', 'gzip', 'brotli');
  const totals = [0, 0, 0];
  const kinds = new Map([
    ['core (.wasm)', ['.wasm']],
    ['language (.model)', ['.model']],
    ['page, styles, scripts', ['.html', '.css', '.js', '.webmanifest']],
  ]);
  for (const [kind, endings] of kinds) {
    const names = readdirSync(site, { recursive: true }).filter((name) => endings.includes(path.extname(name)));
    const sums = [0, 0, 0];
    for (const name of names) {
      const bytes = readFileSync(path.join(site, name));
      const quality = options.quick ? 5 : 11;
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 };
      [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length].forEach(
        (n, i) => (sums[i] += n),
      );
    }
    if (names.length > 0) row(names.length > 1 ? `${kind} (${names.length} files)` : kind, ...sums);
    else row(kind, 'missing');
    sums.forEach((n, i) => (totals[i] += n));
  }
  row('together', ...totals);
}

async function visits() {
  heading('Visits: Chromium, one reader; requests that the server got until the page was closed');
  row('', 'requests', 'ready, ms');
  const times = await visitsInChromium(7);
  const show = (name, { asked, ready }) => row(name, asked, ready.toFixed(0));
  show('first', times[0]);
  const later = times.slice(1, -1);
  const most = Math.max(...later.map(({ asked }) => asked));
  const ready = later.map((one) => one.ready);
  show(`the ${later.length} after it: most, median`, { asked: most, ready: median(ready) });
  show('of these the quickest', { asked: '', ready: Math.min(...ready) });
  show('the server stopped', times.at(-1));
}

async function speed() {
  heading(`Speed: milliseconds per 1,000 words (an invented article of ${words}), one thread, median of ${rounds}`);
  const figures = [await native(), await webAssembly(), await compromise(), ...(await browser())];
  const ours = figures[0]?.milliseconds;
  for (const figure of figures) {
    if (!figure.milliseconds) row(figure.name, figure.missing);
    else
      row(
        figure.name,
        figure.milliseconds.toFixed(1),
        ours && figure !== figures[0] ? `${(figure.milliseconds / ours).toFixed(2)} x native` : '',
        figure.what ?? '',
      );
  }
}

/** What was found, so that a build which finds nothing is not taken for a fast one. */
function found({ statements, claims }) {
  return `   ${statements.length} statements, ${claims.length} claims`;
}

async function native() {
  const name = 'native';
  if (!existsSync(explain)) return { name, missing: `not built: ${explain}` };
  const child = spawn(explain, ['--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async () => {
    const started = performance.now();
    child.stdin.write(JSON.stringify({ id: 0, text }) + '\n');
    const answer = (await answers.next()).value;
    return { milliseconds: performance.now() - started, answer };
  };
  const { answer } = await ask(); // the first one finds cold caches
  const times = [];
  for (let i = 0; i < rounds; ++i) times.push((await ask()).milliseconds);
  child.stdin.end();
  return { name, milliseconds: perThousand(median(times)), what: found(JSON.parse(answer).explanation) };
}

async function webAssembly() {
  const name = `WebAssembly (node ${process.versions.node})`;
  const core = path.join(modules, 'core');
  if (!existsSync(path.join(core, 'explainer.wasm'))) return { name, missing: 'not built' };
  try {
    const { engine } = await engineOf(modules);
    const bytes = new TextEncoder().encode(text);
    return { name, ...timed(() => engine.explain(bytes)), what: found(JSON.parse(engine.explain(bytes))) };
  } catch (error) {
    return { name, missing: `failed: ${error.message ?? error}` };
  }
}

/** The best-known language reader for the browser: parts of speech, people and quotations, no attribution. */
async function compromise() {
  const name = 'compromise (tags, people, quotes)';
  try {
    const { default: nlp } = await import(
      pathToFileURL(createRequire(path.join(root, 'web/package.json')).resolve('compromise'))
    );
    return {
      name,
      ...timed(() => {
        const doc = nlp(text);
        return doc.people().json().length + doc.quotations().json().length;
      }),
    };
  } catch (error) {
    const absent = error.code === 'MODULE_NOT_FOUND';
    return { name, missing: absent ? 'not installed in web/node_modules' : `failed: ${error.message}` };
  }
}

async function browser() {
  const names = ['Chromium, in a worker', 'compromise in Chromium'];
  try {
    const { explainer, rival } = await inChromium(text, rounds);
    return [explainer, rival].map((times, i) => ({ name: names[i], milliseconds: perThousand(median(times)) }));
  } catch (error) {
    return names.map((name) => ({ name, missing: `failed: ${String(error.message).split('\n')[0]}` }));
  }
}

async function workers() {
  const cores = availableParallelism();
  heading(`Several workers: Chromium on ${cores} cores, an article in milliseconds, median of ${rounds}`);
  row('words, workers', 'milliseconds', 'x one worker', 'helpers start');
  const counts = [1, 2, 3, 4].filter((count) => count <= Math.max(2, cores));
  for (const length of [300, 600, 1000, 3000]) {
    const [one, ...more] = await together(article(length), counts, rounds);
    const show = ({ workers: count, first: start, times }) =>
      row(
        `${length.toLocaleString('en')}, ${count}`,
        median(times).toFixed(0),
        count > 1 ? (median(times) / median(one.times)).toFixed(2) : '',
        count > 1 ? start.toFixed(0) : '',
      );
    [one, ...more].forEach(show);
  }
  note(`load of this machine meanwhile: ${loadavg()[0].toFixed(1)}`);
}

async function first() {
  const length = 3000;
  heading(`First statements on screen: Chromium, an article of ${length.toLocaleString('en')} words, milliseconds`);
  row('', 'first marks', 'whole result', 'share');
  const times = await firstStatements(article(length), 5);
  const show = (name, { first: soon, last }) =>
    row(name, soon.toFixed(0), last.toFixed(0), `${((100 * soon) / last).toFixed(0)} %`);
  times.forEach((time, i) => show(i ? '' : 'the first article of a visit', time));
  row('median of all', '', '', `${(100 * median(times.map(({ first: soon, last }) => soon / last))).toFixed(0)} %`);
}

async function drawing() {
  heading(
    'Drawing: Chromium; how long the page answers nobody while an article is read and drawn, and its JavaScript heap',
  );
  row('words', 'longest, ms', 'best round', 'heap');
  for (const length of [5000, 5400]) {
    const figures = await drawingInChromium(article(length), 5);
    const longest = figures.map(({ blocks }) => Math.max(0, ...blocks));
    const told = (milliseconds) => (milliseconds ? milliseconds.toFixed(0) : 'under 50');
    const heap = Math.max(...figures.map((one) => one.heap));
    row(length.toLocaleString('en'), told(Math.max(...longest)), told(Math.min(...longest)), megabytes(heap));
  }
}

function timed(work) {
  work();
  const times = [];
  for (let i = 0; i < rounds; ++i) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return { milliseconds: perThousand(median(times)) };
}

function accuracy() {
  heading('Accuracy on annotated articles');
  const shared = path.join(root, '../shared');
  if (!existsSync(path.join(shared, 'eval/run_explain.py')))
    return console.log('Not measured: the annotated articles (../shared) are not here.');
  const scored = (title, script, ...set) => {
    console.log(`\n${title}`);
    const run = spawnSync('python3', [`${shared}/eval/${script}`, ...set, '--explain', explain], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    console.log(
      run.status === 0
        ? run.stdout.trimEnd().replace(/^/gm, '  ')
        : `  failed: ${run.stderr.trim().split('\n').at(-1)}`,
    );
  };
  for (const [title, set] of [
    ['Five articles with all that a reader finds in them', ['gold', `${shared}/gold`]],
    ['The same from the paste', ['seeds', `${shared}/seeds`, `${shared}/gold`]],
    ['28 political articles with claims against denials', ['gold', `${shared}/gold/polnear`]],
    ['PolNeAR dev: who said what', ['polnear', `${shared}/polnear/dev`]],
    ['Article text of 102 web pages', ['pages', `${shared}/article-extraction`]],
  ])
    scored(title, 'run_explain.py', ...set);
  const news = [`${shared}/disputes/dev.json`, `${shared}/news/articles.jsonl.gz`];
  scored('The card as a reader sees it: disputes of 120 news articles', 'score_disputes.py', ...news);
}
