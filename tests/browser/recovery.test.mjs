/** What is promised about the network and about crashes: each test has a server and a browser of its own. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { explain, goOn, laidOut, open, picture, readerReady, resultShown, root } from './support.mjs';

const article =
  'Arden denied shipping rockets to Kest.\n\n“This is invented,” said Mira Solen, the foreign minister of Arden.';

/** The worker that reads: of the two, the other is a spare that has not started. Browsers list them in any order. */
async function readerOf(page) {
  const started = () =>
    new Promise((resolve) => {
      if (!self.onmessage) return resolve(false);
      const { postMessage } = self;
      self.postMessage = ({ error }) => {
        self.postMessage = postMessage;
        resolve(error?.code !== 'E-ENGINE');
      };
      return self.onmessage({ data: { id: 0, method: 'markdown', args: [new Uint8Array([65])] } });
    });
  for (const worker of page.workers()) if (await worker.evaluate(started)) return worker;
  return assert.fail('no worker has started');
}

/** Makes the worker that reads throw, and waits until it is gone. */
async function crash(page) {
  const worker = await readerOf(page);
  const closed = new Promise((done) => worker.on('close', done));
  await worker.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('a crash');
      }),
  );
  await closed;
}

/** Without the service worker: what it keeps would be there however badly files arrive (visits.test.mjs). */
const bare = () => open('chromium', { serviceWorkers: 'block' });

async function withPage(t, run, how) {
  const browser = await bare();
  t.after(() => browser.close());
  const page = await browser.visit('', how);
  await readerReady(page);
  await run(page, browser);
}

const again = async (page, text = article) => {
  await page.click('nav button >> text=New article');
  await explain(page, text);
  await resultShown(page);
  assert.match(await page.textContent('.story'), /Arden denied.*shipping rockets to Kest/);
};

test('after the load nothing is asked of the network, and nothing needs it', (t) =>
  withPage(t, async (page, { requests, stop }) => {
    const sent = [];
    const asked = requests.length;
    // A worker to spare has its script out of the browser's own store: what the server was asked is counted below.
    page.on('request', (request) => !/^blob:|\/worker-\w+\.js$/.test(request.url()) && sent.push(request.url()));
    await explain(page, article);
    await resultShown(page);
    await page.click('.said summary >> nth=0');
    await page.click('nav > button >> text=Copy');
    await page.click('nav button >> text=New article');
    await page.click('.primary'); // again
    await resultShown(page);
    assert.deepEqual(sent, []);
    assert.equal(requests.length, asked);

    stop();
    await again(page);
    await page.click('nav button >> text=New article');
    await page.click('.sample[href="#sample-opinion"]');
    await resultShown(page); // not only the article: the result that comes would take the place of the help
    assert.match(await page.textContent('.story'), /Merrow/);
    await page.click('nav > button >> text=How to read this');
    await page.waitForSelector('.help');
    assert.deepEqual(sent, []);
  }));

test('a worker that throws is replaced, and the next article is right, even without the server', (t) =>
  withPage(t, async (page, { stop }) => {
    await explain(page, article);
    await resultShown(page);
    stop();
    await crash(page);
    await again(page);
  }));

test('crash after crash, the next article is right', (t) =>
  withPage(t, async (page) => {
    await explain(page, article);
    await resultShown(page);
    for (let round = 0; round < 5; round++) {
      await crash(page);
      await again(page);
    }
  }));

test('a worker that hangs is stopped; the text is kept and can be tried again', (t) =>
  withPage(t, async (page) => {
    const worker = await readerOf(page);
    await worker.evaluate(
      () =>
        (self.onmessage = () => {
          for (;;);
        }),
    );
    await explain(page, article);
    await page.waitForSelector('.problem:visible');
    assert.match(await page.textContent('.problem'), /This text took too long and was stopped\. Your text is kept\./);
    assert.equal(await page.inputValue('#box'), article);
    assert.equal(await page.textContent('.primary'), 'Try again');
    await picture(page, 'stopped');
    await page.click('.primary');
    await resultShown(page);
  }));

test('a page whose core did not arrive says so and keeps the text', async (t) => {
  const browser = await bare();
  t.after(() => browser.close());
  const blank = await browser.visit();
  await blank.context().route('**/explainer-*.wasm', (route) => route.fulfill({ status: 404 }));
  const page = await browser.visit();
  await explain(page, article);
  await page.waitForSelector('.problem:visible');
  assert.match(await page.textContent('.problem'), /A part of this page did not arrive/);
  assert.equal(await page.inputValue('#box'), article);
  await page.click('.second >> text=Copy my text');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), article);
});

/** A page on which one file comes in another way for as long as `broken.now` is true. */
async function withBroken(t, file, answer) {
  const browser = await bare();
  t.after(() => browser.close());
  const blank = await browser.visit();
  const broken = { now: true };
  await blank.context().route(`**/${file}`, (route) => (broken.now ? answer(route) : route.continue()));
  return { browser, broken };
}

const notFound = (route) => route.fulfill({ status: 404, body: 'Not found' });

for (const file of ['explainer-*.wasm', 'english-*.model', 'worker-*.js*']) {
  test(`${file} that did not arrive is told before anything is asked, and fetched by "Try again"`, async (t) => {
    const { browser, broken } = await withBroken(t, file, notFound);
    const page = await browser.visit();
    await page.waitForSelector('.early:visible');
    assert.match(await page.textContent('.early'), /A part of this page did not arrive/);
    await picture(page, 'early-word');
    await explain(page, article);
    await page.waitForSelector('.problem:visible');
    assert.equal(await page.locator(':is(.problem, .early):visible').count(), 1);
    assert.match(await page.textContent('.problem'), /did not arrive.*try again/);
    broken.now = false;
    await page.click('.primary');
    await resultShown(page);
    await page.click('nav button >> text=New article');
    assert.equal(await page.locator(':is(.problem, .early):visible').count(), 0);
  });
}

test('the early word has a button that fetches what is missing', async (t) => {
  const { browser, broken } = await withBroken(t, 'english-*.model', (route) => route.abort());
  const page = await browser.visit();
  await page.waitForSelector('.early:visible');
  await page.click('.early button');
  await page.waitForSelector('.early button:not([disabled])');
  broken.now = false;
  await page.click('.early button');
  await readerReady(page);
  assert.equal(await page.locator(':is(.problem, .early):visible').count(), 0);
});

test('a file that was cut off is no update; a sample that waits for it is read by "Try again"', async (t) => {
  const cut = (route) => route.fulfill({ status: 200, body: Buffer.from('\0asm') });
  const { browser, broken } = await withBroken(t, 'explainer-*.wasm', cut);
  const page = await browser.visit();
  await page.click('.sample[href="#sample-wire"]');
  await page.waitForSelector('.problem:visible');
  assert.match(await page.textContent('.problem'), /did not arrive/);
  broken.now = false;
  await page.click('.primary');
  await resultShown(page);
});

test("a worker script that was cut off does not come out of the browser's store again", async (t) => {
  const { stopCutting, browser } = await withCutWorker(t);
  const page = await browser.visit();
  await page.waitForSelector('.early:visible');
  stopCutting();
  await page.click('.early button');
  await readerReady(page);
});

/** The server gives half of the worker's script as if it were whole, to be kept for a year. */
async function withCutWorker(t) {
  const site = await mkdtemp(path.join(tmpdir(), 'explainer-site-'));
  await cp(laidOut, site, { recursive: true });
  const assets = path.join(site, 'assets');
  const name = (await readdir(assets)).find((file) => /^worker-.+js$/.test(file));
  const whole = await readFile(path.join(assets, name));
  await rm(path.join(assets, `${name}.br`));
  await writeFile(path.join(assets, name), whole.subarray(0, whole.length / 2));
  const browser = await open('chromium', { serviceWorkers: 'block', site });
  t.after(async () => {
    await browser.close();
    await rm(site, { recursive: true });
  });
  return { browser, stopCutting: () => writeFileSync(path.join(assets, name), whole) };
}

for (const [what, answer] of [
  ['missing', notFound],
  ['cut off', async (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'let page = 1;' })],
])
  test(`a page with its script ${what} is not white`, async (t) => {
    const browser = await bare();
    t.after(() => browser.close());
    const blank = await browser.visit();
    await blank.context().route('**/page-*.js', answer);
    const page = await blank.context().newPage();
    await page.goto(browser.address);
    await page.waitForSelector('.late:visible');
    assert.match(await page.textContent('body'), /Paste a news article.*has not arrived yet/s);
    await picture(page, `script-${what.split(' ')[0]}`);
  });

test('a core that does not match its page is not run', async (t) => {
  const browser = await bare();
  t.after(() => browser.close());
  const blank = await browser.visit();
  const { size } = await stat(path.join(root, 'build/modules/core/explainer.wasm'));
  await blank.context().route('**/explainer-*.wasm', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/wasm',
      body: Buffer.alloc(size),
    }),
  );
  const page = await browser.visit();
  await explain(page, article);
  await page.waitForSelector('.problem:visible');
  assert.match(await page.textContent('.problem'), /The page was updated/);
});

test('long work shows the article at once and a count that is real', (t) =>
  withPage(
    t,
    async (page) => {
      await explain(page, `${article}\n\n`.repeat(600));
      await page.waitForSelector('body[data-view="working"] .story');
      await picture(page, 'working');
      assert.match(await page.textContent('.progress'), /Reading the article|Passage [\d,]+ of [\d,]+ is read/);
      await goOn(page);
      await resultShown(page);
    },
    { held: true },
  ));

test('the page cannot ask its own server for anything but its files', (t) =>
  withPage(t, async (page, { requests }) => {
    const asked = requests.length;
    assert.deepEqual(
      requests.filter((one) => /icon/.test(one)),
      [],
    );
    const refused = await page.evaluate(() =>
      fetch('/collect', { method: 'POST', body: 'words' }).then(() => '', String),
    );
    assert.match(refused, /TypeError/);
    assert.equal(requests.length, asked);
    assert.match(page.complaints.join(), /connect-src/);
  }));
