/**
 * Lays out what plugins load, ready for any web server, and packs the plugin for WordPress.
 *
 *     node web/plugins/build.mjs [--site build/modules] [--out build/plugins]
 *
 * build/plugins/explainer/               one folder for all editors: host it as it is
 * build/plugins/article-explainer/       the same inside the plugin for WordPress
 * build/plugins/article-explainer.zip    the plugin, to be uploaded
 * build/plugins/drupal/article_explainer/   the module for Drupal
 * build/plugins/wagtail/                 the app for Wagtail, to be installed by pip
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: path.join(root, 'build/modules') },
    out: { type: 'string', default: path.join(root, 'build/plugins') },
  },
});

if (!(await stat(path.join(options.site, 'core/explainer.wasm')).catch(() => null))) {
  console.error(`There is no core in ${options.site}. Run "make wasm" first.`);
  process.exit(1);
}

const editors = ['adapter', 'panel', 'tinymce', 'ckeditor5', 'tiptap', 'embed'];
const shipped = (file) => !/\.(mjs|md|d\.ts)$/.test(file);

/** The modules keep the places that they have to each other in the sources; of the page's, those come that are used. */
async function layOut(folder, plugins) {
  await cp(path.join(options.site, 'core'), path.join(folder, 'core'), { recursive: true });
  for (const name of plugins)
    await cp(path.join(here, name), path.join(folder, 'plugins', name), { recursive: true, filter: shipped });
  for (const name of await usedBy(plugins)) await cp(path.join(root, 'web', name), path.join(folder, name));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
}

/** The modules of web/src that plugins import, and the worker with its own, which they name by its address. */
async function usedBy(plugins) {
  const scripts = (await Promise.all(plugins.map(scriptsOf))).flat();
  const { metafile } = await esbuild.build({
    absWorkingDir: path.join(root, 'web'),
    entryPoints: [...scripts, 'src/worker.js'],
    outdir: 'unused',
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    external: ['ckeditor5', '@tiptap/*', '../core/explainer.js'],
  });
  return Object.keys(metafile.inputs).filter((name) => name.startsWith('src/'));
}

async function scriptsOf(plugin) {
  const files = await readdir(path.join(here, plugin));
  return files.filter((file) => file.endsWith('.js')).map((file) => `plugins/${plugin}/${file}`);
}

await rm(options.out, { recursive: true, force: true });
await mkdir(options.out, { recursive: true });
await layOut(path.join(options.out, 'explainer'), editors);

const wordpress = path.join(options.out, 'article-explainer');
await cp(path.join(here, 'wordpress'), wordpress, { recursive: true });
await layOut(path.join(wordpress, 'assets'), ['adapter', 'panel']);
await cp(path.join(root, 'LICENSE'), path.join(wordpress, 'LICENSE'));

const drupal = path.join(options.out, 'drupal/article_explainer');
await cp(path.join(here, 'drupal'), drupal, { recursive: true });
await layOut(path.join(drupal, 'assets'), ['adapter', 'panel', 'ckeditor5']);
await rm(path.join(drupal, 'assets/plugins/ckeditor5/index.js')); // for bundlers: Drupal has the editor as globals
await cp(path.join(root, 'LICENSE'), path.join(drupal, 'LICENSE'));

const wagtail = path.join(options.out, 'wagtail');
const ownScripts = /[\\/](?:editor|fields)\.js$/;
const isPython = (file) => !ownScripts.test(file) && !file.includes('__pycache__');
await cp(path.join(here, 'wagtail'), wagtail, { recursive: true, filter: isPython });
const statics = path.join(wagtail, 'wagtail_article_explainer/static/article_explainer');
await layOut(statics, ['adapter', 'panel']);
for (const name of ['editor.js', 'fields.js'])
  await cp(path.join(here, 'wagtail', name), path.join(statics, 'plugins/wagtail', name));
await cp(path.join(root, 'LICENSE'), path.join(wagtail, 'LICENSE'));

execFileSync('python3', [path.join(here, 'zip.py'), wordpress, `${wordpress}.zip`]);
console.log(`${path.relative(process.cwd(), options.out)}: laid out`);
