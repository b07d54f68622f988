/** The findings of a stored explanation in a sidebar, under the page's own policy; pictures in build/artefacts. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { browsers } from '../browser/browsers.mjs';
import { root } from './support.mjs';

const require = createRequire(path.join(root, 'web/package.json'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

test('in 320 pixels nothing stands out, and axe finds nothing', async () => {
  const { server, address } = await serve({
    root: path.join(root, 'web'),
    port: 0,
    also: {
      '/fixtures/': path.join(root, 'tests/browser/fixtures'),
      '/pages/': path.join(import.meta.dirname, 'pages'),
    },
  });
  const browser = await browsers.chromium.launch();
  try {
    const tab = await browser.newPage();
    const complaints = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(String(error)));
    await tab.setViewportSize({ width: 320, height: 800 });
    await tab.goto(`${address}pages/render.html?/fixtures/every-card.json`);
    await tab.waitForSelector('html[data-ready]');
    await tab.click('.card .brief button.ref');
    const [passage] = await tab.evaluate(() => globalThis.chosen);
    assert.ok(Number.isInteger(passage.statement) && passage.end > passage.start);
    await tab.click('.more');
    const wider = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wider, 0);
    mkdirSync(path.join(root, 'build/artefacts'), { recursive: true });
    await tab.screenshot({ path: path.join(root, 'build/artefacts/render-320.png'), fullPage: true });
    assert.deepEqual(complaints, []);

    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run('.explained'));
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
});
