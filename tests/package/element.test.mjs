/** <article-explainer> on a bare page, out of the packed tarball, in Chromium and Firefox. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { browsers } from '../browser/browsers.mjs';
import { becomes } from '../browser/support.mjs';
import { consumer, page, sample, seen, serveFolder, settled } from './support.mjs';

const dist = 'node_modules/article-explainer/dist';
const define = `<script type="module" src="${dist}/define.js"></script>`;
const stored = readFileSync(path.join(import.meta.dirname, '../browser/fixtures/every-card.json'), 'utf8');
const own = `<article-explainer auto>${sample}</article-explainer>`;
const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; " +
  "img-src data:; require-trusted-types-for 'script'; trusted-types article-explainer";

const folder = consumer('bare', {
  'own.html': page(own, define),
  'two.html': page(
    `<article id="story">${sample}</article>
     <article-explainer id="one" auto for="story"></article-explainer>
     <article-explainer id="two" auto>${sample}<p slot="intro">Findings</p></article-explainer>`,
    define,
  ),
  'button.html': page(`<article-explainer>${sample}</article-explainer>`, define),
  'stored.html': page(
    `<article-explainer>${sample}<script type="application/json">${stored}</script></article-explainer>`,
    define,
  ),
  'empty.html': page('<main id="main"></main>', define),
  'target.html': page('<article-explainer auto for="nothing"></article-explainer>', define),
  'story.json': stored,
});

/** A worker that is ended in mid-sentence is gone a moment later. */
async function noWorkers(tab) {
  await becomes(async () => tab.workers().length, 0);
}

const named = ['chromium', 'firefox'].filter((name) => !browsers[name].missing());
for (const name of named) {
  let browser;
  const visit = async (where, how = {}) => {
    const server = await serveFolder(folder, how);
    const tab = await browser.newPage();
    tab.complaints = [];
    // Firefox tells here also what it blocked; only what scripts threw counts
    const blocked = /^(Loading (Worker|module)|(Content-Security-Policy: )?The page’s settings blocked)/;
    tab.on('pageerror', (error) => blocked.test(error.message) || tab.complaints.push(String(error)));
    await tab.goto(server.address + where);
    tab.requests = server.requests;
    tab.done = async () => {
      await tab.close();
      server.close();
    };
    return tab;
  };
  const it = (title, work) => test(`${name}: ${title}`, { timeout: 600_000 }, work);

  test(`${name} starts`, async () => void (browser = await browsers[name].launch()));

  it('explains its own content under a strict policy; a passage that is chosen is selected in the article', async () => {
    const tab = await visit('own.html', { policy: strict });
    await settled(tab);
    const { state, claims, words, status, article } = await seen(tab);
    assert.equal(state, 'done', status);
    assert.equal(claims.length, 1);
    assert.match(words.join(), /denied/);
    assert.match(article, /^Arden denies sending rockets/);
    const chosen = await tab.evaluate(async () => {
      const element = document.querySelector('article-explainer');
      const told = new Promise((resolve) =>
        document.addEventListener('explainer-select', ({ detail }) => resolve(detail), { once: true }),
      );
      element.shadowRoot.querySelector('.card .brief .ref').click();
      const { text, statement } = await told;
      return { text, statement, selected: String(getSelection()) };
    });
    assert.equal(chosen.selected, chosen.text);
    assert.ok(Number.isInteger(chosen.statement));
    assert.deepEqual(tab.complaints, []);
    await tab.done();
  });

  it('loads nothing before its button is pressed, and then its own files alone', async () => {
    const tab = await visit('button.html');
    await tab.waitForSelector('article-explainer[state="idle"]');
    const names = () => tab.requests.map((one) => path.basename(one));
    assert.deepEqual(names(), ['button.html', 'define.js', 'element.js', 'render.js']);
    await tab.evaluate(() => document.querySelector('article-explainer').shadowRoot.querySelector('button').click());
    await settled(tab);
    assert.equal((await seen(tab)).state, 'done');
    assert.deepEqual(names().slice(4).sort(), ['english.model', 'explainer.js', 'explainer.wasm', 'worker.js']);
    await tab.done();
  });

  it('shows a stored explanation without core and model; what does not fit is told and does nothing', async () => {
    const tab = await visit('stored.html', { policy: strict });
    await settled(tab);
    const { state, claims } = await seen(tab);
    assert.equal(state, 'done');
    assert.equal(claims.length, 3);
    const forged = await tab.evaluate(async () => {
      const element = document.querySelector('article-explainer');
      const raw = await (await fetch('story.json')).json();
      raw.entities[0].name = '<img src=x onerror="document.title = 1">';
      raw.statements[0].content = [[0, 1e9]];
      element.explanation = JSON.stringify(raw);
      const shown = [element.state, element.errors.map(({ code }) => code).sort()];
      const refused = new Promise((resolve) => element.addEventListener('explainer-error', resolve, { once: true }));
      element.explanation = { version: 9 };
      const { detail } = await refused;
      return [...shown, element.shadowRoot.querySelectorAll('img').length, element.state, detail.code];
    });
    assert.deepEqual(forged, ['done', ['E-NAME', 'E-SPAN'], 0, 'error', 'E-STORED']);
    assert.deepEqual(
      tab.requests.filter((one) => /explainer\.|model|worker/.test(path.basename(one))),
      [],
    );
    await tab.done();
  });

  it('two on a page share the files and one worker', async () => {
    const tab = await visit('two.html');
    await settled(tab, '#one');
    await settled(tab, '#two');
    assert.deepEqual([(await seen(tab, '#one')).state, (await seen(tab, '#two')).state], ['done', 'done']);
    for (const file of ['english.model', 'explainer.wasm', 'worker.js'])
      assert.equal(tab.requests.filter((one) => one.endsWith(file)).length, 1, file);
    await tab.done();
  });

  it('an article that is not there is told', async () => {
    const tab = await visit('target.html');
    await settled(tab);
    const { state, status } = await seen(tab);
    assert.equal(state, 'error');
    assert.match(status, /not on this page/);
    await tab.done();
  });

  const broken = {
    'a model that is missing': [
      { fault: (file) => (file.endsWith('.model') ? { status: 404 } : undefined) },
      /did not arrive/,
    ],
    'a model that is another file': [
      { fault: (file) => (file.endsWith('.model') ? { file: 'own.html' } : undefined) },
      /did not arrive|do not belong together/,
    ],
    'a core that is missing': [
      { fault: (file) => (file.endsWith('.wasm') ? { status: 403 } : undefined) },
      /did not arrive/,
    ],
    'a worker that is missing': [
      { fault: (file) => (file.endsWith('worker.js') ? { status: 404 } : undefined) },
      /did not arrive|stopped/,
    ],
    'an engine that is missing': [
      { fault: (file) => (file.endsWith('dist/explainer.js') ? { status: 404 } : undefined) },
      /did not arrive/,
    ],
    'no WebAssembly allowed': [{ policy: "script-src 'self'" }, /IT desk: the page needs/],
    'no worker allowed': [
      { policy: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'" },
      /did not arrive|IT desk/,
    ],
    'no Trusted Types policy of ours allowed': [
      { policy: "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types other" },
      /IT desk/,
    ],
  };
  for (const [fault, [how, sentence]] of Object.entries(broken))
    it(`${fault}: a sentence in the element, the article as it was`, async (t) => {
      const tab = await visit('own.html', how);
      await settled(tab);
      const { state, status, article } = await seen(tab);
      const typesKnown = await tab.evaluate(() => Boolean(globalThis.trustedTypes));
      if (fault.includes('Trusted') && !typesKnown) return t.skip('no Trusted Types in this browser');
      assert.equal(state, 'error');
      assert.match(status, sentence);
      assert.match(article, /Arden denied sending rockets to Kest\.$/);
      assert.deepEqual(tab.complaints, []);
      return tab.done();
    });

  it('a core sent as octet-stream, a policy on the page alone: it explains all the same', async () => {
    const octet = (file) => (file.endsWith('.wasm') ? { type: 'application/octet-stream' } : undefined);
    const tab = await visit('own.html', { fault: octet });
    await settled(tab);
    assert.equal((await seen(tab)).state, 'done');
    await tab.done();
  });

  it('removed in mid-run it leaves no worker; moved it goes on', async () => {
    const tab = await visit('button.html');
    await tab.waitForSelector('article-explainer[state="idle"]');
    const moved = await tab.evaluate(() => {
      const element = document.querySelector('article-explainer');
      const aside = document.createElement('aside');
      document.body.append(aside);
      element.shadowRoot.querySelector('button').click();
      aside.append(element);
      return element.state;
    });
    assert.equal(moved, 'loading');
    await settled(tab);
    assert.equal((await seen(tab)).state, 'done');
    const answer = await tab.evaluate(async () => {
      const element = document.querySelector('article-explainer');
      const run = element.explain().catch(({ name }) => name);
      new MutationObserver(() => element.state === 'working' && element.remove()).observe(element, {
        attributes: true,
      });
      const outcome = await run;
      return [outcome, element.state];
    });
    assert.equal(answer[0], 'AbortError');
    if (name === 'chromium') {
      await noWorkers(tab);
    }
    await tab.done();
  });

  if (name === 'chromium')
    it('200 mounts and unmounts leave the heap as it was', async () => {
      const tab = await visit('empty.html');
      const session = await tab.context().newCDPSession(tab);
      const used = async () => {
        for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
        const { usedSize } = await session.send('Runtime.getHeapUsage');
        return usedSize / 1e6;
      };
      /** Once no worker is left and nothing more is given back. */
      const heap = async () => {
        await noWorkers(tab);
        let now = await used();
        for (let before = Infinity; before - now > 0.05;) {
          await tab.waitForTimeout(500);
          [before, now] = [now, await used()];
        }
        return now;
      };
      const mount = (times) =>
        tab.evaluate(
          async ([n, html, isStored]) => {
            const raw = isStored ? await (await fetch('story.json')).text() : null;
            const main = document.getElementById('main');
            for (let i = 0; i < n; i++) {
              const element = document.createElement('article-explainer');
              if (isStored && i % 2) element.explanation = raw;
              else {
                element.append(document.createRange().createContextualFragment(html));
                element.setAttribute('auto', '');
              }
              main.append(element);
              await new Promise((resolve) => setTimeout(resolve, i % 2 ? 0 : 20)); // in the middle of its loading
              element.remove();
              await null;
            }
          },
          [times, sample, true],
        );
      await tab.waitForFunction(() => customElements.get('article-explainer'));
      await mount(20);
      const before = await heap();
      await mount(200);
      const grown = (await heap()) - before;
      console.log(`heap after 200 mounts: ${grown >= 0 ? '+' : ''}${grown.toFixed(2)} MB on ${before.toFixed(2)}`);
      assert.ok(Math.abs(grown) <= 2, `${grown}`);
      await tab.done();
    });

  test(`${name} ends`, () => browser.close());
}
