/**
 * Lays out everything that the page loads in one folder, ready for any web server.
 *
 *     node web/build.mjs [--core build/wasm/wasm] [--model core/model/english.model] [--out build/site]
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    core: { type: 'string', default: path.join(root, 'build/wasm/wasm') },
    model: { type: 'string', default: path.join(root, 'core/model/english.model') },
    out: { type: 'string', default: path.join(root, 'build/site') },
  },
});

const page = [
  'index.html',
  'page.css',
  'start.css',
  'article.css',
  'findings.css',
  'narrow.css',
  'cards.css',
  'help.css',
  'src',
  'samples',
];
const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  );

if (!(await exists(path.join(options.core, 'explainer.wasm')))) {
  console.error(`There is no explainer.wasm in ${options.core}. Build the preset "wasm" first.`);
  process.exit(1);
}

await rm(options.out, { recursive: true, force: true });
const core = path.join(options.out, 'core');
await mkdir(core, { recursive: true });
for (const name of page) await cp(path.join(root, 'web', name), path.join(options.out, name), { recursive: true });

const fetched = [path.join(options.core, 'explainer.wasm')];
if (await exists(options.model)) fetched.push(options.model);
else console.warn('There is no english.model: the page will list marked quotations only.');

const files = {};
for (const file of fetched) {
  const bytes = await readFile(file);
  const name = path.basename(file);
  files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  await cp(file, path.join(core, name));
}
await cp(path.join(options.core, 'explainer.js'), path.join(core, 'explainer.js'));
await writeFile(path.join(core, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
await writeFile(path.join(options.out, 'package.json'), '{ "type": "module" }\n'); // for node, which may load the scripts too

const megabytes = Object.entries(files).map(([name, { bytes }]) => `${name} ${(bytes / 1e6).toFixed(2)} MB`);
console.log(`${path.relative(process.cwd(), options.out) || '.'}: ${megabytes.join(', ')}`);
