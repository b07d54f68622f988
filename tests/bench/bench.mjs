/**
 * Prints what the explainer weighs, how fast it is beside a rival on the same text in the same run, and, where the
 * annotated articles lie in ../shared, how well it reads.
 *
 *     node tests/bench/bench.mjs [--explain build/native/explain] [--site build/site] [--rounds 7] [--quick]
 *
 * --quick leaves out accuracy and packs the model less tightly. Whatever is missing is said and passed over.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { article } from './article.mjs';
import { inChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    explain: { type: 'string', default: path.join(root, 'build/native/explain') },
    site: { type: 'string', default: path.join(root, 'build/site') },
    rounds: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const text = article(1000);
const words = text.split(/\s+/).filter(Boolean).length;

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const heading = (title) => console.log(`\n${title}\n${'-'.repeat(title.length)}`);
const row = (name, ...cells) => console.log(name.padEnd(34) + cells.map((cell) => String(cell).padStart(14)).join(''));
const perThousand = (milliseconds) => (milliseconds * 1000) / words;

sizes();
await speed();
if (!options.quick) accuracy();

function sizes() {
  heading('Size in bytes: what a reader downloads');
  if (!existsSync(path.join(options.site, 'core')))
    return console.log(`Nothing to weigh: ${options.site} is not built.`);
  row('', 'as it is', 'gzip', 'brotli');
  const totals = [0, 0, 0];
  const files = readdirSync(options.site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(options.site, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => !name.startsWith('samples') && !name.endsWith('.d.ts'));
  const kinds = new Map([
    ['core/explainer.wasm', []],
    ['core/english.model', []],
    ['scripts', []],
    ['page and styles', []],
  ]);
  for (const name of files) {
    const kind = kinds.has(name) ? name : name.endsWith('.js') ? 'scripts' : 'page and styles';
    kinds.get(kind).push(name);
  }
  for (const [kind, names] of kinds) {
    const sums = [0, 0, 0];
    for (const name of names) {
      const bytes = readFileSync(path.join(options.site, name));
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
  if (!existsSync(options.explain)) return { name, missing: `not built: ${options.explain}` };
  const child = spawn(options.explain, ['--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
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
  const core = path.join(options.site, 'core');
  if (!existsSync(path.join(core, 'explainer.wasm'))) return { name, missing: 'not built' };
  try {
    const { createEngine } = await import(pathToFileURL(path.join(options.site, 'src/engine.js')));
    const { default: factory } = await import(pathToFileURL(path.join(core, 'explainer.js')));
    const model = path.join(core, 'english.model');
    const engine = await createEngine({
      factory,
      wasm: readFileSync(path.join(core, 'explainer.wasm')),
      model: existsSync(model) ? new Uint8Array(readFileSync(model)) : null,
    });
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
  for (const [title, set] of [
    ['Five articles with all that a reader finds in them', ['gold', `${shared}/gold`]],
    ['The same from the paste', ['seeds', `${shared}/seeds`, `${shared}/gold`]],
    ['28 political articles with claims against denials', ['gold', `${shared}/gold/polnear`]],
    ['PolNeAR dev: who said what', ['polnear', `${shared}/polnear/dev`]],
    ['Article text of 102 web pages', ['pages', `${shared}/article-extraction`]],
  ]) {
    console.log(`\n${title}`);
    const run = spawnSync('python3', [`${shared}/eval/run_explain.py`, ...set, '--explain', options.explain], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    console.log(
      run.status === 0
        ? run.stdout.trimEnd().replace(/^/gm, '  ')
        : `  failed: ${run.stderr.trim().split('\n').at(-1)}`,
    );
  }
}
