/**
 * Lays out the site, ready for any web server, and the modules that it is bundled from.
 *
 *     node web/build.mjs [--core build/wasm/wasm] [--model core/model/english.model] [--out build/site]
 *                        [--modules build/modules]
 *
 * build/modules  core/ with its manifest.json, src/, samples/ and the styles as they are written: for node, tests, bench
 * build/site     index.html, sw.js, explainer.webmanifest, site.json (what the server has to know) and assets/, each
 *                file there with a hash in its name; beside a file its .br where that is smaller
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = path.join(root, 'web');
const { values: options } = parseArgs({
  options: {
    core: { type: 'string', default: path.join(root, 'build/wasm/wasm') },
    model: { type: 'string', default: path.join(root, 'core/model/english.model') },
    out: { type: 'string', default: path.join(root, 'build/site') },
    modules: { type: 'string', default: path.join(root, 'build/modules') },
  },
});
const modules = path.resolve(options.modules);
const site = path.resolve(options.out);
const assets = path.join(site, 'assets');

/** What packing does not make smaller than this is sent as it is. */
const worthPacking = 0.99;

/** What a page is made of: not what only its makers look at. */
const sent = ['.html', '.css', '.js', '.wasm', '.model', '.webmanifest'];

const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  );
const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const integrity = (bytes) => `sha256-${sha256(bytes, 'base64')}`;

if (!(await exists(path.join(options.core, 'explainer.wasm')))) {
  console.error(`There is no explainer.wasm in ${options.core}. Build the preset "wasm" first.`);
  process.exit(1);
}
const core = await layOutModules();
const summary = await layOutSite(core);
console.log(`${path.relative(process.cwd(), site) || '.'}: ${summary.join(', ')}`);

/** @returns {Promise<Record<string, {bytes: number, sha256: string}>>} the files of the core that are fetched */
async function layOutModules() {
  await rm(modules, { recursive: true, force: true });
  const folder = path.join(modules, 'core');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(web))
    if (name === 'src' || name === 'samples' || name.endsWith('.css'))
      await cp(path.join(web, name), path.join(modules, name), { recursive: true });

  const fetched = [path.join(options.core, 'explainer.wasm')];
  if (await exists(options.model)) fetched.push(options.model);
  else console.warn('There is no english.model: the page will list marked quotations only.');
  const files = {};
  for (const file of fetched) {
    const bytes = await readFile(file);
    const name = path.basename(file);
    files[name] = { bytes: bytes.length, sha256: sha256(bytes, 'hex') };
    await cp(file, path.join(folder, name));
  }
  await cp(path.join(options.core, 'explainer.js'), path.join(folder, 'explainer.js'));
  await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  await writeFile(path.join(modules, 'package.json'), '{ "type": "module" }\n'); // for node, which may load the scripts too
  return files;
}

/** @returns {Promise<string[]>} what was laid out and how large it is, in words */
async function layOutSite(files) {
  await rm(site, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });

  const known = {};
  for (const [name, file] of Object.entries(files)) {
    const { name: stem, ext } = path.parse(name);
    known[name] = { ...file, path: `${stem}-${file.sha256.slice(0, 8)}${ext}` };
    await cp(path.join(modules, 'core', name), path.join(assets, known[name].path));
  }
  const worker = await bundle('worker', path.join(modules, 'src/worker.js'));
  const source = await readFile(path.join(web, 'index.html'), 'utf8');
  const styles = [...source.matchAll(/<link rel="stylesheet" href="(.+?)" \/>/g)].map(([, name]) => name);
  const style = await bundle('page', {
    contents: styles.map((name) => `@import "./${name}";`).join('\n'),
    loader: 'css',
    resolveDir: modules,
  });
  const page = await bundle('page', path.join(modules, 'src/page/page.js'), { LAID_OUT: { files: known, worker } });

  const html = await linked(source, style, page);
  await writeFile(path.join(site, 'index.html'), html);
  await cp(path.join(web, 'explainer.webmanifest'), path.join(site, 'explainer.webmanifest'));

  const fetched = Object.values(known).map((file) => `assets/${file.path}`);
  const laidOut = [style, page, worker].map((name) => `assets/${name}`);
  const kept = {};
  for (const name of [...laidOut, ...fetched, 'explainer.webmanifest'])
    kept[name] = integrity(await readFile(path.join(site, name)));
  await bundle(
    'sw',
    path.join(modules, 'src/service-worker.js'),
    { KEPT: { page: integrity(html), files: kept } },
    site,
  );

  await writeFile(path.join(site, 'site.json'), `${JSON.stringify({ fetched }, null, 2)}\n`);
  const sizes = await compress();
  const small = ['index.html', 'sw.js', 'explainer.webmanifest', ...laidOut];
  const sum = small.reduce((all, name) => all + sizes[name], 0);
  return [
    `page and scripts ${(sum / 1e3).toFixed(1)} kB`,
    ...fetched.map((name) => `${path.basename(name)} ${(sizes[name] / 1e6).toFixed(2)} MB`),
  ];
}

/** One file out of many, with a source map beside it. @returns {Promise<string>} its name */
async function bundle(name, entry, constantsOfBuild = {}, folder = assets) {
  const { metafile } = await build({
    ...(typeof entry === 'string' ? { entryPoints: { [name]: entry } } : { stdin: { ...entry, sourcefile: name } }),
    outdir: folder,
    entryNames: folder === assets ? `${name}-[hash]` : name,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome97', 'firefox114', 'safari16.4'],
    charset: 'utf8',
    sourcemap: 'linked',
    metafile: true,
    loader: { '.txt': 'text', '.html': 'text' },
    define: Object.fromEntries(Object.entries(constantsOfBuild).map(([key, value]) => [key, JSON.stringify(value)])),
    logLevel: 'warning',
  });
  return path.basename(Object.keys(metafile.outputs).find((file) => !file.endsWith('.map')));
}

/** The page with one style and one script in place of those it was written with. */
async function linked(source, style, page) {
  const tag = async (name, write) =>
    write(`assets/${name}`, `integrity="${integrity(await readFile(path.join(assets, name)))}"`);
  const link = await tag(style, (href, hash) => `<link rel="stylesheet" href="${href}" ${hash} />`);
  const script = await tag(page, (src, hash) => `<script type="module" src="${src}" ${hash}></script>`);
  const written =
    / *<!-- build.mjs .+ -->\n( *<link rel="stylesheet" href=".+?" \/>\n)+ *<script type="module" src="src\/page\/page.js"><\/script>/;
  if (!written.test(source)) throw new Error('index.html: the styles and the script of the page must stand together');
  return source.replace(written, `    ${link}\n    ${script}`);
}

/** Packs what gets smaller by it. @returns {Promise<Record<string, number>>} bytes to send, by name */
async function compress() {
  const pack = promisify(brotliCompress);
  const packed = (bytes, quality) =>
    pack(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_LGWIN]: 22, // the most that browsers take over http
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  const sizes = {};
  const names = (await readdir(site, { recursive: true })).filter((name) => sent.includes(path.extname(name)));
  for (const name of names.sort()) {
    const bytes = await readFile(path.join(site, name));
    const worth = (result) => result.length < bytes.length * worthPacking;
    // a quick look first: to pack the model as tightly as can be takes long and gains nothing
    const best = worth(await packed(bytes, 4)) ? await packed(bytes, 11) : bytes;
    sizes[name] = best.length;
    if (best !== bytes) await writeFile(path.join(site, `${name}.br`), best);
  }
  return sizes;
}
