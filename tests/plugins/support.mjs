/**
 * A page with a real editor and the panel, in Chromium, under a policy that allows no other host. The pages are in
 * `fixtures`; each puts `editor` into the global scope: {data, selected, place, version}.
 */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createServer as createPort } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browsers, patience } from '../browser/browsers.mjs';
import { becomes, withoutWatchdogs } from '../browser/support.mjs';

export { becomes };

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = path.resolve(here, '../..');
const require = createRequire(import.meta.url);
const modules = path.join(here, 'node_modules');

/** Whether the editors can be had here: null, or what is missing. */
export async function missing() {
  const there = await stat(path.join(modules, '.package-lock.json')).catch(() => null);
  return there ? null : 'npm packages of tests/plugins';
}

const folders = {
  '/explainer/': path.join(root, 'build/plugins/explainer'),
  '/drupal/': path.join(root, 'build/plugins/drupal/article_explainer'),
  '/fixtures/': path.join(here, 'fixtures'),
  '/built/': path.join(root, 'build/plugins-tests'),
  '/tinymce/': path.join(modules, 'tinymce'),
  '/ckeditor5/': path.join(modules, 'ckeditor5/dist'),
};

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Import maps must be inline: they get a nonce. Editors write styles into their pages. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' 'nonce-map'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  'frame-src blob: data: about:',
].join('; ');

/** @param {{policy?: string, answer?: (name: string, response) => boolean}} [how]  answer: takes a request over */
async function serve({ policy: sent = policy, answer = () => false } = {}) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const prefix = Object.keys(folders).find((one) => name.startsWith(one));
    const file = prefix && path.join(folders[prefix], name.slice(prefix.length));
    const found = file?.startsWith(folders[prefix]) && (await stat(file).catch(() => null));
    if (name === '/favicon.ico') return void response.writeHead(204).end();
    if (answer(name, response)) return;
    if (!found?.isFile()) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': sent,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://localhost:${server.address().port}` };
}

/**
 * Opens a page with an editor.
 * @returns {Promise<{page, requests: string[], close: () => Promise<void>}>}  requests: all that the page asked for
 */
export async function open(fixture, how) {
  const { server, address } = await serve(how);
  const browser = await browsers.chromium.launch();
  const page = await browser.newPage();
  await page.addInitScript(withoutWatchdogs);
  const requests = [];
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.context().on('request', (request) => requests.push(request.url()));
  await page.setViewportSize({ width: 1280, height: 800 });
  const close = async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  };
  try {
    await page.goto(`${address}/fixtures/${fixture}.html`);
    await page.waitForFunction(() => globalThis.editor);
  } catch (error) {
    const { complaints } = page;
    await close();
    throw new Error(`${fixture} did not start: ${complaints.join('; ')}`, { cause: error });
  }
  return { page, address, requests, close };
}

/** TipTap comes as modules for bundlers: three entries that share what they import. */
export async function bundleTiptap() {
  const esbuild = require('esbuild');
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: { core: '@tiptap/core', state: '@tiptap/pm/state', 'starter-kit': '@tiptap/starter-kit' },
    outdir: path.join(folders['/built/'], 'tiptap'),
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'error',
  });
}

/** Puts the caret into the editor. TipTap takes the focus with the next frame: keys before that would go nowhere. */
export async function focusEditor(page) {
  await page.evaluate(() => globalThis.editor.focus());
  await page.waitForFunction(() => {
    let at = document.activeElement;
    while (at?.contentDocument) at = at.contentDocument.activeElement;
    return Boolean(at?.isContentEditable);
  });
}

export async function picture(page, name) {
  await mkdir(path.join(root, 'build/artefacts'), { recursive: true });
  await page.screenshot({ path: path.join(root, 'build/artefacts', `${name}.png`) });
}

export const panelText = (page) =>
  page.evaluate(() => document.querySelector('.article-explainer-panel')?.shadowRoot.textContent ?? '');

export const upToDate = (page) => page.locator('.panel .state', { hasText: 'Up to date.' }).waitFor();

/**
 * Waits until the panel has read a text in which some words stand. While somebody types it reads what is there so far: then
 * the last of the words are needed.
 */
export const hasRead = (page, ...words) =>
  words
    .reduce((panel, some) => panel.filter({ hasText: some }), page.locator('.panel', { hasText: 'Up to date.' }))
    .waitFor();

/** Everything asked for came from this server. */
export function onlyFrom(address, requests) {
  const others = requests.filter((url) => !/^(data|blob|about):/.test(url) && !url.startsWith(`${address}/`));
  assert.deepEqual(others, []);
}

/** A port that nobody uses now. */
export function freePort() {
  return new Promise((done) => {
    const probe = createPort().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

export async function waitFor(ready, what) {
  const end = performance.now() + 2 * patience;
  while (performance.now() < end) {
    if (await ready().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.fail(`${what} did not start`);
}
