/**
 * Packs the npm package with all that it needs: build/package/article-explainer-VERSION.tgz.
 *
 *     node web/package.mjs [--core build/wasm/wasm] [--model core/model/english.model] [--out build/package]
 *
 * Each entry becomes one module of its own, with the other entries beside it; the worker becomes a script without imports,
 * which every bundler can copy as it stands.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    core: { type: 'string', default: path.join(root, 'build/wasm/wasm') },
    model: { type: 'string', default: path.join(root, 'core/model/english.model') },
    out: { type: 'string', default: path.join(root, 'build/package') },
  },
});
const source = (...parts) => path.join(root, 'web/src', ...parts);
const folder = path.join(options.out, 'article-explainer');
const dist = path.join(folder, 'dist');

const assets = {
  'explainer.wasm': path.join(options.core, 'explainer.wasm'),
  'english.model': options.model,
};
const entries = {
  'explainer.js': source('embed/explainer.js'),
  'inlined.js': source('embed/inlined.js'),
  'node.js': source('embed/node.js'),
  'element.js': source('embed/element.js'),
  'define.js': source('embed/define.js'),
  'render.js': source('render/render.js'),
};

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const bytesOf = Object.fromEntries(
  await Promise.all(Object.entries(assets).map(async ([name, file]) => [name, await readFile(file)])),
);
const lookOf = (name) => ({ bytes: bytesOf[name].length, sha256: sha256(bytesOf[name], 'hex') });

/** Modules that are made here: their content by the name of the file that stands in for them in the sources. */
const made = {
  [source('embed/manifest.js')]: () =>
    `export const files = ${JSON.stringify({ wasm: lookOf('explainer.wasm'), model: lookOf('english.model') })};`,
  [source('embed/worker-source.js')]: async () =>
    `export default ${JSON.stringify(await readFile(path.join(dist, 'worker.js'), 'utf8'))};`,
};

/**
 * The core's own script asks for its address to find the WebAssembly beside it. It gets that from us, and a worker out of a
 * blob has no address that could be taken apart.
 */
async function glue() {
  const text = await readFile(path.join(options.core, 'explainer.js'), 'utf8');
  return text.replaceAll('import.meta.url', '"file:///explainer.js"');
}

const parts = {
  name: 'parts of the package',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ path: wanted, resolveDir, kind }) => {
      if (kind === 'entry-point') return null;
      const file = path.resolve(resolveDir, wanted);
      const entry = Object.keys(entries).find((name) => entries[name] === file);
      if (entry) return { path: `./${entry}`, external: true };
      if (wanted === './inlined-files.js') return { path: wanted, external: true };
      if (file === path.join(root, 'web/core/explainer.js')) return { path: file, namespace: 'glue' };
      return made[file] ? { path: file, namespace: 'made' } : null;
    });
    bundle.onLoad({ filter: /.*/, namespace: 'glue' }, async () => ({ contents: await glue() }));
    bundle.onLoad({ filter: /.*/, namespace: 'made' }, async ({ path: file }) => ({ contents: await made[file]() }));
  },
};

/** Base64 in the script: a string of one byte a letter, which is read once and may then be forgotten. */
function inlinedFiles() {
  const constants = { wasm: 'explainer.wasm', model: 'english.model' };
  const decode = `const bytes=(text)=>{if(Uint8Array.fromBase64)return Uint8Array.fromBase64(text);const raw=atob(text);const out=new Uint8Array(raw.length);for(let i=0;i<raw.length;i++)out[i]=raw.charCodeAt(i);return out};\n`;
  const lines = Object.entries(constants).map(
    ([name, file]) => `export const ${name}=()=>bytes("${bytesOf[file].toString('base64')}");\n`,
  );
  return decode + lines.join('');
}

await rm(options.out, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const how = {
  bundle: true,
  minify: true,
  target: ['es2022'],
  plugins: [parts],
  legalComments: 'none',
  logLevel: 'warning',
};
await build({ ...how, entryPoints: [source('worker.js')], outfile: path.join(dist, 'worker.js'), format: 'iife' });
for (const [name, file] of Object.entries(entries)) {
  const platform = name === 'node.js' ? 'node' : 'browser';
  await build({ ...how, entryPoints: [file], outfile: path.join(dist, name), format: 'esm', platform });
}
for (const [name, bytes] of Object.entries(bytesOf)) await writeFile(path.join(dist, name), bytes);
await writeFile(path.join(dist, 'inlined-files.js'), inlinedFiles());

await cp(source('types.d.ts'), path.join(dist, 'types.d.ts'));
for (const name of await readdir(path.join(root, 'web/package'))) {
  const to = name.endsWith('.d.ts') ? path.join(dist, name) : path.join(folder, name);
  await cp(path.join(root, 'web/package', name), to);
}
for (const name of ['LICENSE', 'CHANGELOG.md']) await cp(path.join(root, name), path.join(folder, name));

/** What a site writes into `integrity` of its own tags, and what the loader holds core and model to. */
const integrity = {};
for (const name of (await readdir(dist)).filter((one) => !one.endsWith('.d.ts')).sort())
  integrity[name] = `sha256-${sha256(await readFile(path.join(dist, name)), 'base64')}`;
await writeFile(path.join(dist, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);

const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', '..'], { cwd: folder });
const answer = JSON.parse(stdout);
const [{ filename, size }] = Array.isArray(answer) ? answer : Object.values(answer);
console.log(`${path.relative(process.cwd(), path.join(options.out, filename))}: ${(size / 1e6).toFixed(1)} MB`);
