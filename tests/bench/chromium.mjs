/** The laid-out page in Debian's Chromium, alone and beside its rivals. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve } from '../../web/serve.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const rivalScript = fileURLToPath(new URL('../../web/node_modules/compromise/builds/compromise.js', import.meta.url));
const site = fileURLToPath(new URL('../../build/site', import.meta.url));
const modules = fileURLToPath(new URL('../../build/modules', import.meta.url));

const settings = { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] };
const launched = () => require('playwright-core').chromium.launch(settings);

/** The page, and the modules that it is made of, in a browser of its own: what `use` makes of it. `also`: see serve.mjs. */
export async function withPage(use, { also = {} } = {}) {
  const parts = { '/src/': path.join(modules, 'src'), '/core/': path.join(modules, 'core') };
  const { server, address } = await serve({ root: site, port: 0, also: { ...parts, ...also } });
  const browser = await launched();
  try {
    const context = await browser.newContext({ bypassCSP: true }); // the rivals are not part of the page
    const page = await context.newPage();
    await page.goto(address);
    return await use(page);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** The same text in the same tab. @returns {Promise<{explainer: number[], rival: number[]}>} milliseconds a round */
export const inChromium = (text, rounds) =>
  withPage(async (page) => {
    await page.addScriptTag({ path: rivalScript });
    return page.evaluate(measure, { text, rounds });
  });

/** Runs in the page. */
async function measure({ text, rounds }) {
  const { createExplainer } = await import('/src/explainer.js');
  const explainer = createExplainer();
  const timed = async (work) => {
    await work(); // the first run compiles
    const times = [];
    for (let i = 0; i < rounds; ++i) {
      const started = performance.now();
      await work();
      times.push(performance.now() - started);
    }
    return times;
  };
  const ours = await timed(() => explainer.explain(text));
  explainer.close();
  const rival = await timed(() => {
    const doc = globalThis.nlp(text);
    return doc.people().json().length + doc.quotations().json().length;
  });
  return { explainer: ours, rival };
}

/**
 * One article read by several workers, for each of these numbers of workers, in turns.
 * @returns {Promise<{workers: number, first: number, times: number[]}[]>} milliseconds; first: helpers start meanwhile
 */
export const together = (text, counts, rounds) =>
  withPage((page) => page.evaluate(measureTogether, { text, counts, rounds }));

/** Runs in the page. */
async function measureTogether({ text, counts, rounds }) {
  const { createExplainer } = await import('/src/explainer.js');
  const timed = async (explainer) => {
    const begun = performance.now();
    await explainer.explain(text);
    return performance.now() - begun;
  };
  const figures = [];
  for (const workers of counts) {
    const explainer = createExplainer({ workers });
    await explainer.ready();
    await explainer.explain('“It is so,” said Ann Lee. Bo Ray denied it.'); // the first article compiles
    figures.push({ workers, explainer, first: await timed(explainer), times: [] });
    await timed(explainer);
  }
  for (let round = 0; round < rounds; ++round)
    for (const { explainer, times } of figures) times.push(await timed(explainer));
  for (const { explainer } of figures) explainer.close();
  return figures.map(({ workers, first, times }) => ({ workers, first, times }));
}

/**
 * Our encoder and onnxruntime-web (windows.mjs), in turns in the same tab.
 * @param {Record<string, string>} folders  "/bench/": this one; "/scratch/": where encoder.onnx lies
 */
export const windowsInChromium = (what, folders) =>
  withPage((page) => page.evaluate(measureWindows, what), { also: folders });

/** Runs in the page. */
async function measureWindows({ text, rounds, settings }) {
  const { inTurns, ours, theirs } = await import('/bench/windows.mjs');
  const { createEngine } = await import('/src/engine.js');
  const { default: factory } = await import('/core/explainer.js');
  const ort = await import('/bench/node_modules/onnxruntime-web/dist/ort.wasm.min.mjs');
  const load = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const [wasm, model, onnx] = await Promise.all(
    ['/core/explainer.wasm', '/core/english.model', '/scratch/encoder.onnx'].map(load),
  );
  const clock = () => performance.now();
  const engine = await createEngine({ factory, wasm, model });
  ort.env.wasm.numThreads = 1;
  const rival = await theirs(ort, 'wasm', onnx, settings, clock);
  const bytes = new TextEncoder().encode(text);
  return inTurns(async () => ours(engine, bytes, clock), rival, rounds);
}

/** How soon the page shows something of a long article. @returns {Promise<{first: number, last: number}[]>} */
export const firstStatements = (text, rounds) =>
  withPage(async (page) => {
    await page.waitForSelector('html[data-reader="ready"]', { timeout: 60_000 });
    const times = [];
    for (let round = 0; round < rounds; ++round) {
      await page.fill('#box', text);
      times.push(await page.evaluate(measureFirst));
      await page.click('nav button >> text=New article');
    }
    return times;
  });

/** Runs in the page: milliseconds from the click to the first marked words and to the whole result. */
function measureFirst() {
  return new Promise((resolve) => {
    const begun = performance.now();
    let first = 0;
    const look = new MutationObserver(() => {
      const now = performance.now() - begun;
      if (!first && document.querySelector('.story .what')) first = now;
      if (document.body.dataset.view !== 'result') return;
      look.disconnect();
      resolve({ first, last: now });
    });
    look.observe(document.body, { childList: true, subtree: true, attributes: true });
    document.querySelector('.primary').click();
  });
}

/**
 * What a long article does to the page, from the click to the whole result drawn and at rest.
 * @returns {Promise<{blocks: number[], heap: number}>} every stretch of over 50 ms in which the main thread answered
 *   nobody, in milliseconds; bytes of its JavaScript heap afterwards, without what is free
 */
export const drawing = (text, rounds) =>
  withPage(async (page) => {
    const tools = await page.context().newCDPSession(page);
    await page.waitForSelector('html[data-reader="ready"]', { timeout: 60_000 });
    const figures = [];
    for (let round = 0; round < rounds; ++round) {
      await page.fill('#box', text);
      await page.waitForTimeout(500);
      const blocks = await page.evaluate(blocksUntilDrawn);
      await tools.send('HeapProfiler.collectGarbage');
      const { usedSize: heap } = await tools.send('Runtime.getHeapUsage');
      figures.push({ blocks, heap });
      await page.click('nav button >> text=New article');
    }
    return figures;
  });

/** Runs in the page: how long it was held up each time, until a while after the result is there. */
function blocksUntilDrawn() {
  return new Promise((resolve) => {
    const blocks = [];
    const note = (list) => blocks.push(...list.getEntries().map(({ duration }) => duration));
    const observer = new PerformanceObserver(note);
    observer.observe({ type: 'longtask' });
    const look = setInterval(() => {
      if (document.body.dataset.view !== 'result') return;
      clearInterval(look);
      setTimeout(() => resolve(blocks), 2000);
    }, 100);
    document.querySelector('.primary').click();
  });
}

/**
 * One reader who comes again and again, the last time without a server.
 * @returns {Promise<{asked: number, ready: number}[]>} requests that the server got until the page was closed; milliseconds
 */
export async function visits(rounds) {
  const { server, address } = await serve({ root: site, port: 0 });
  const asked = [];
  server.on('request', ({ url }) => asked.push(url));
  const profile = await mkdtemp(path.join(tmpdir(), 'explainer-bench-')); // in a private window the model is too large to be kept
  const context = await require('playwright-core').chromium.launchPersistentContext(profile, settings);
  try {
    await context.addInitScript(noteReady);
    const times = [];
    for (let round = 0; round < rounds; ++round) {
      if (round === rounds - 1) {
        server.close();
        server.closeAllConnections();
      }
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForSelector('html[data-reader="ready"]', { timeout: 60_000 });
      const ready = await page.evaluate(() => self.readyAt);
      await page.waitForTimeout(2000); // browsers look for updates a while after the load
      await page.close();
      times.push({ asked: asked.splice(0).length, ready });
    }
    return times;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
    server.close();
    server.closeAllConnections();
  }
}

/** Runs in the page, before anything else. */
function noteReady() {
  new MutationObserver((_, look) => {
    if (document.documentElement?.dataset.reader !== 'ready') return;
    self.readyAt = performance.now();
    look.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-reader'] });
}
