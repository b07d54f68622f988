/** The laid-out page's engine and a rival in Debian's Chromium: the same text in the same tab, one after the other. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { serve } from '../../web/serve.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const rivalScript = fileURLToPath(new URL('../../web/node_modules/compromise/builds/compromise.js', import.meta.url));
const site = fileURLToPath(new URL('../../build/site', import.meta.url));

/** @returns {Promise<{explainer: number[], rival: number[]}>} milliseconds of each round */
export async function inChromium(text, rounds) {
  const { chromium } = require('playwright-core');
  const { server, address } = await serve({ root: site, port: 0 });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ bypassCSP: true }); // the rival is not part of the page
    const page = await context.newPage();
    await page.goto(address);
    await page.addScriptTag({ path: rivalScript });
    return await page.evaluate(measure, { text, rounds });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

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
