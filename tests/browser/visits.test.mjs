/**
 * What is kept between visits: the second asks for nothing and needs no server; a new build takes the place of the old
 * as a whole, or not at all; where a browser keeps nothing, the page is as before.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { browsers } from './browsers.mjs';
import { explain, laidOut, open, readerReady, resultShown } from './support.mjs';

const article =
  'Arden denied shipping rockets to Kest.\n\n“This is invented,” said Mira Solen, the foreign minister of Arden.';

async function reads(page) {
  await explain(page, article);
  await resultShown(page);
  assert.match(await page.textContent('.story'), /Arden denied.*shipping rockets to Kest/);
}

for (const name of ['chromium', 'firefox']) {
  const missing = browsers[name].missing();
  describe(name, { skip: missing ? `${name} is NOT tested: ${missing} is not installed` : false }, () => {
    test('eight requests at first, none after that, and none at all at the second visit', async (t) => {
      const browser = await open(name);
      t.after(() => browser.close());
      const first = await browser.visit();
      await readerReady(first);
      t.diagnostic(`${name}, first visit: ${browser.requests.length} requests`);
      assert.ok(browser.requests.length <= 8, browser.requests.join(' '));
      assert.equal(new Set(browser.requests).size, browser.requests.length, 'nothing twice');
      browser.requests.length = 0;
      await reads(first);
      await first.close();
      assert.deepEqual(browser.requests, []);

      const second = await browser.visit('#help'); // whatever stands behind the #
      await readerReady(second);
      const sources = await second.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name: from, transferSize }) => ({ from, transferSize })),
      );
      assert.ok(sources.length >= 4, 'style, script, core, model');
      for (const { from, transferSize } of sources) assert.equal(transferSize, 0, from);
      await second.goto(browser.address);
      await readerReady(second);
      await reads(second);
      await new Promise((done) => setTimeout(done, 2000)); // browsers look for updates a while after the load
      assert.deepEqual(browser.requests, []);
      assert.deepEqual(second.complaints, []);
    });

    test('without the server the page starts and explains, also a sample, also by its other address', async (t) => {
      const browser = await open(name);
      t.after(() => browser.close());
      const first = await browser.visit();
      await readerReady(first);
      await first.close();
      browser.stop();
      for (const where of ['', 'index.html', '?from=elsewhere']) {
        const page = await browser.visit(where);
        await readerReady(page);
        await reads(page);
        await page.close();
      }
      const page = await browser.visit();
      await page.click('.sample[href="#sample-opinion"]');
      await resultShown(page);
      assert.match(await page.textContent('.story'), /Merrow/);
      assert.deepEqual(page.complaints, []);
    });
  });
}

/** A copy of the site that tests may change. */
async function copy(t) {
  const site = await mkdtemp(path.join(tmpdir(), 'explainer-site-'));
  t.after(() => rm(site, { recursive: true }));
  await cp(laidOut, site, { recursive: true });
  return site;
}

const assetOf = async (site, pattern) => {
  const found = (await readdir(path.join(site, 'assets'))).filter((name) => pattern.test(name));
  assert.equal(found.length, 1, `${pattern}: ${found}`);
  return `assets/${found[0]}`;
};
const integrity = async (file) =>
  `sha256-${createHash('sha256')
    .update(await readFile(file))
    .digest('base64')}`;

/** What build.mjs would lay out if script, style and worker had changed: each says of which build it is. */
async function rebuild(site, build) {
  const at = (name) => path.join(site, name);
  const edit = async (name, change) => writeFile(at(name), change(await readFile(at(name), 'utf8')));
  const changes = []; // [before, after]: names and hashes
  const changed = async (name, change, to = name) => {
    const hash = await integrity(at(name));
    await edit(name, change);
    await rm(at(`${name}.br`), { force: true });
    await rename(at(name), at(to));
    changes.push([path.basename(name), path.basename(to)], [hash, await integrity(at(to))]);
  };
  const rewritten = (text) => changes.reduce((now, [before, after]) => now.replaceAll(before, after), text);
  const renamed = (name) => name.replace(/-\w{8}\./, `-BUILD00${build}.`);

  for (const [pattern, mark] of [
    [/^worker-\w+\.js$/, `\nself.build = '${build}';`],
    [/^page-\w+\.css$/, `\n:root { --build: ${build} }`],
    [/^page-\w+\.js$/, `\ndocument.documentElement.dataset.build = '${build}';`],
  ]) {
    const name = await assetOf(site, pattern);
    await changed(name, (text) => rewritten(text) + mark, renamed(name));
  }
  await changed('index.html', rewritten);
  for (const name of ['sw.js', 'site.json']) {
    await edit(name, rewritten);
    await rm(at(`${name}.br`), { force: true });
  }
}

/** In a worker: the spare one may not have come to run its script. */
const buildOnceRun = () =>
  new Promise((done) => {
    const look = () => (self.onmessage ? done(self.build ?? '') : setTimeout(look, 20));
    look();
  });

/** The build of each part of a page: all must be of one. */
const buildOf = async (page) => {
  const parts = await page.evaluate(() => [
    document.documentElement.dataset.build ?? '',
    getComputedStyle(document.documentElement).getPropertyValue('--build').trim(),
  ]);
  for (const worker of page.workers()) parts.push(await worker.evaluate(buildOnceRun));
  assert.ok(parts.length >= 3, 'script, style, worker');
  assert.equal(new Set(parts).size, 1, `of one build: ${parts}`);
  return parts[0];
};

/** A visit, at the end of which the browser has looked for an update and taken it, or given it up. */
async function visitAndUpdate(browser) {
  const page = await browser.visit();
  await readerReady(page);
  const build = await buildOf(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const settled = (worker) =>
      new Promise((done) => {
        const look = () => ['activated', 'redundant'].includes(worker.state) && done();
        worker.addEventListener('statechange', look);
        look();
      });
    const coming = (await registration.update().catch(() => registration)).installing ?? registration.waiting;
    if (coming) await settled(coming);
  });
  return { page, build };
}

const stored = (page) =>
  page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url);
  });

test('a new build reaches the reader as a whole, and what the old one kept goes', async (t) => {
  const site = await copy(t);
  const browser = await open('chromium', { site, updates: 0 });
  t.after(() => browser.close());
  const first = await browser.visit();
  await readerReady(first);
  assert.equal(await buildOf(first), '');
  const before = await stored(first);

  await rebuild(site, 'B');
  browser.requests.length = 0;
  const { page, build } = await visitAndUpdate(browser);
  assert.equal(build, '', 'the old one at once, the new one behind it');
  assert.ok(browser.requests.some((one) => one.includes('BUILD00B')));
  assert.deepEqual(
    browser.requests.filter((one) => /\.(wasm|model)$/.test(one)),
    [],
    'what is as it was is not asked for again',
  );

  // Pages of the old build go on with their own files, which the server no longer has.
  const [gone] = before.filter((one) => /worker/.test(one));
  assert.equal((await fetch(gone)).status, 404);
  for (const worker of first.workers()) {
    const closed = new Promise((done) => worker.on('close', done));
    await worker.evaluate(() => void setTimeout(() => self.crash()));
    await closed;
  }
  await first.bringToFront();
  await reads(first);
  assert.equal(await buildOf(first), '');

  await page.bringToFront();
  await page.reload();
  await readerReady(page);
  assert.equal(await buildOf(page), 'B');
  await first.close();
  await page.close();
  const last = await browser.visit();
  await readerReady(last);
  assert.equal(await buildOf(last), 'B');
  await last.waitForFunction(async (count) => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().length === count;
  }, before.length);
  const now = await stored(last);
  assert.ok(now.some((one) => one.includes('BUILD00B')));
  assert.deepEqual(
    now
      .filter((one) => before.includes(one))
      .map((one) => one.match(/explainer-|english-|webmanifest/)?.[0])
      .sort(),
    ['english-', 'explainer-', 'webmanifest'],
  );
  browser.stop();
  await last.reload();
  await readerReady(last);
  await reads(last);
});

for (const [what, pattern, spoil] of [
  ['missing', /^page-\w+\.css$/, (file) => rm(file)],
  ['cut off', /^worker-\w+\.js$/, async (file) => writeFile(file, (await readFile(file)).subarray(0, 500))],
  ['of another build', /^index\.html$/, (file) => writeFile(file, '<!doctype html><p>Soon</p>')],
])
  test(`an update with a file that is ${what} waits until it is whole; the old build goes on`, async (t) => {
    const site = await copy(t);
    const browser = await open('chromium', { site, updates: 0 });
    t.after(() => browser.close());
    await readerReady(await browser.visit());

    await rebuild(site, 'C');
    const file = path.join(site, pattern.test('index.html') ? 'index.html' : await assetOf(site, pattern));
    const whole = await readFile(file);
    await spoil(file);
    for (let visit = 0; visit < 2; ++visit) {
      const { page, build } = await visitAndUpdate(browser);
      assert.equal(build, '');
      await reads(page);
      await page.close();
    }

    await writeFile(file, whole);
    const { page } = await visitAndUpdate(browser);
    await page.reload();
    await readerReady(page);
    assert.equal(await buildOf(page), 'C');
  });

test('what the browser has thrown away is fetched and kept anew', async (t) => {
  const browser = await open();
  t.after(() => browser.close());
  const page = await browser.visit();
  await readerReady(page);
  const all = (await stored(page)).sort();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await readerReady(page);
  await reads(page);
  await page.waitForFunction(async (count) => {
    const [name] = await caches.keys();
    return name && (await (await caches.open(name)).keys()).length === count;
  }, all.length);
  assert.deepEqual((await stored(page)).sort(), all);
});

test('where nothing can be kept the page is as before: blocked, or by plain http from another machine', async (t) => {
  for (const [serviceWorkers, host] of [
    ['block', 'localhost'],
    ['allow', 'newsroom.example'],
  ]) {
    const browser = await open('chromium', { serviceWorkers });
    t.after(() => browser.close());
    const page = await browser.visit();
    await page.goto(browser.address.replace('localhost', host));
    await readerReady(page);
    assert.equal(await page.evaluate(() => navigator.serviceWorker?.controller ?? null), null, host);
    await reads(page);
    assert.deepEqual(page.complaints, [], host);
  }
});

test('a service worker that does not arrive, or is none, changes nothing', async (t) => {
  for (const content of [null, 'throw new Error("no");', '<!doctype html>']) {
    const site = await copy(t);
    await rm(path.join(site, 'sw.js.br'));
    await (content === null ? rm(path.join(site, 'sw.js')) : writeFile(path.join(site, 'sw.js'), content));
    const browser = await open('chromium', { site });
    t.after(() => browser.close());
    const page = await browser.visit();
    await readerReady(page);
    await reads(page);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  }
});

test('the page works in any folder of any server: without a policy, packing or tags', async (t) => {
  const parent = await mkdtemp(path.join(tmpdir(), 'explainer-any-'));
  t.after(() => rm(parent, { recursive: true }));
  await cp(laidOut, path.join(parent, 'a folder/page'), { recursive: true });
  const { createServer } = await import('node:http');
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(request.url.split('?')[0]).replace(/\/$/, '/index.html');
    const bytes = await readFile(path.join(parent, name)).catch(() => null);
    if (!bytes) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? '' }).end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await open();
  t.after(() => browser.close());
  const blank = await browser.visit();
  const address = `http://localhost:${server.address().port}/a%20folder/page/`;
  for (let visit = 0; visit < 2; ++visit) {
    await blank.goto(address);
    await readerReady(blank);
    await reads(blank);
    server.close();
    server.closeAllConnections(); // the second time there is no server
  }
  assert.match(await blank.evaluate(() => navigator.serviceWorker.controller.scriptURL), /a%20folder\/page\/sw\.js$/);
});

test('a browser may install it', async (t) => {
  const browser = await open();
  t.after(() => browser.close());
  const page = await browser.visit();
  await readerReady(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const { errors, url } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(url, `${browser.address}explainer.webmanifest`);
  assert.deepEqual(
    installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
    [],
  );
});
