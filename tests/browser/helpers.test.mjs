/** Several workers read one article (web/src/seats.js, web/src/helpers.js): the same explanation, whatever becomes of them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { article } from '../bench/article.mjs';
import { ownArticles } from '../parity/articles.mjs';
import { browsers } from './browsers.mjs';
import { explain, open, readerReady, resultShown } from './support.mjs';

const articles = ownArticles().map(({ bytes }) => [...bytes]);
const long = [...Buffer.from(article(1500))];

/** In the page: `made` is every worker, `reader(workers)` an explainer, `read` what it makes of an article. */
const prepare = (page) =>
  page.evaluate(async () => {
    const { explainerWith } = await import('/src/seats.js');
    const { loadFiles } = await import('/src/files.js');
    self.made = [];
    const { createWorker } = self; // of fixtures/worker.js
    self.createWorker = () => {
      self.made.push(createWorker());
      return self.made.at(-1);
    };
    self.reader = (workers, more = {}) => {
      const load = (cache) => loadFiles(new URL('/core/', location.href), undefined, cache);
      return explainerWith({ load, createWorker: self.createWorker, workers, ...more });
    };
    self.read = async (reader, bytes, options) => JSON.stringify(await reader.explain(new Uint8Array(bytes), options));
    /** The long article again and again, until helpers are there in time. */
    self.warm = async (reader, bytes, workers) => {
      for (let round = 0; round < 20 && self.made.length < workers; ++round) await self.read(reader, bytes);
      for (let round = 0; round < 2; ++round) await self.read(reader, bytes);
    };
  });

for (const name of ['chromium', 'firefox']) {
  const { missing } = browsers[name];
  const skip = missing() ? `${name} is NOT tested: ${missing()} is not installed` : false;

  describe(name, { skip }, () => {
    let browser, page;
    before(async () => {
      browser = await open(name);
      page = await browser.visit('fixtures/worker.html');
      await prepare(page);
    });
    after(() => browser?.close());

    test('one to four workers give the same', async () => {
      const told = await page.evaluate(
        async (all) => {
          const answers = [];
          for (const workers of [1, 2, 3, 4]) {
            self.made.length = 0;
            const reader = self.reader(workers);
            await self.warm(reader, all.at(-1), workers);
            const some = [];
            for (const bytes of all) some.push(await self.read(reader, bytes));
            answers.push({ some, made: self.made.length });
            reader.close();
          }
          return answers;
        },
        [...articles, long],
      );
      assert.deepEqual(
        told.map(({ made }) => made),
        [1, 2, 3, 4],
      );
      for (const { some } of told) assert.deepEqual(some, told[0].some);
    });

    test('a helper that dies in the middle, and one that cannot be had', async () => {
      const told = await page.evaluate(async (bytes) => {
        const alone = await self.read(self.reader(1), bytes);
        self.made.length = 0;
        const reader = self.reader(3);
        await self.warm(reader, bytes, 3);
        const dies = await self.read(reader, bytes, {
          onProgress: ({ done }) => done === 4 && self.made[1].terminate(),
        });
        const next = await self.read(reader, bytes);
        const made = self.made.length;
        reader.close();

        let tried = 0;
        const createWorker = () => {
          if (tried++) throw new Error('no more workers here');
          return self.createWorker();
        };
        const refused = self.reader(3, { createWorker });
        const without = [await self.read(refused, bytes), await self.read(refused, bytes)];
        refused.close();
        return { alone, dies, next, made, without, tried };
      }, long);
      for (const answer of [told.dies, told.next, ...told.without]) assert.equal(answer, told.alone);
      assert.equal(told.made, 4, 'another worker has taken its place');
      assert.equal(told.tried, 3, 'those that cannot be had are not asked for again');
    });

    test('an article that is given up in the middle ends, and the next is right', async () => {
      const told = await page.evaluate(async (bytes) => {
        self.made.length = 0;
        const reader = self.reader(2);
        await self.warm(reader, bytes, 2);
        const alone = await self.read(reader, bytes);
        const work = new AbortController();
        const error = await self
          .read(reader, bytes, { signal: work.signal, onProgress: ({ done }) => done === 4 && work.abort() })
          .catch((problem) => problem.name);
        return { alone, error, next: await self.read(reader, bytes), made: self.made.length };
      }, long);
      assert.equal(told.error, 'AbortError');
      assert.equal(told.next, told.alone);
      assert.equal(told.made, 2, 'no worker was ended for it');
    });

    test('helpers go when there is nothing to do, and come again', async () => {
      const told = await page.evaluate(async (bytes) => {
        self.made.length = 0;
        const reader = self.reader(2, { rest: 100 });
        await self.warm(reader, bytes, 2);
        const before = self.made.length;
        let ended = false;
        const { terminate } = Worker.prototype;
        self.made.at(-1).terminate = function () {
          ended = true;
          terminate.call(this);
        };
        await new Promise((done) => setTimeout(done, 500));
        const answers = [await self.read(reader, bytes), await self.read(reader, bytes)];
        return { before, ended, answers, made: self.made.length };
      }, long);
      assert.ok(told.ended);
      assert.equal(told.made, told.before + 1);
      assert.equal(told.answers[0], told.answers[1]);
    });
  });
}

test('the page reads a long article with several workers, one that is short alone', async (t) => {
  const browser = await open();
  t.after(() => browser.close());
  const blank = await browser.blank();
  await blank.context().addInitScript(() => {
    const { postMessage } = Worker.prototype;
    self.sent = [];
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 8 });
    Worker.prototype.postMessage = function (message, ...more) {
      self.sent.push(message.method);
      return postMessage.call(this, message, ...more);
    };
  });
  const page = await browser.visit();
  await readerReady(page);
  const calls = (method) => page.evaluate((name) => self.sent.filter((one) => one === name).length, method);
  await explain(page, 'Arden denied shipping rockets to Kest. “This is invented,” said Mira Solen.');
  await resultShown(page);
  assert.equal(await calls('start'), 1);
  const helpers = 3;
  const asked = browser.requests.length;
  for (const begun of [0, helpers]) {
    await page.click('nav button >> text=New article');
    await explain(page, Buffer.from(long).toString());
    await resultShown(page);
    assert.equal(await calls('start'), 1 + helpers);
    assert.ok((await calls('help')) >= begun);
  }
  assert.equal(browser.requests.length, asked, 'the server was asked for nothing');
  assert.deepEqual(page.complaints, []);
});
