/**
 * Ways in beside the box, in real browsers: the bookmark on pages of another origin, as they are, with a strict policy, apart
 * from other tabs, or without pop-ups; and what another app shares with the installed page, also without the server.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { browsers } from './browsers.mjs';
import { addressOf, laidOut, open, readerReady, resultShown } from './support.mjs';

const articlePage = `<!doctype html><html lang="en"><title>Arden denies it – The Lorne Herald</title>
<nav>News Sport</nav><article><h1>Arden denies shipping rockets</h1><p>Arden denied shipping rockets to Kest.</p>
<p>“This is invented,” said Mira Solen, the foreign minister of Arden.</p></article><script>let leaked = 'no';</script>`;

/** Pages of somebody else, by their path: what they send along. */
const herald = {
  '/plain': {},
  '/strict': {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'",
  },
  '/apart': { 'Cross-Origin-Opener-Policy': 'same-origin' },
  '/no-popups': { 'Content-Security-Policy': 'sandbox allow-scripts allow-modals' },
};

async function newspaper(t) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...herald[request.url] });
    response.end(articlePage);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close() && server.closeAllConnections());
  return `http://127.0.0.1:${server.address().port}`;
}

/** The bookmark as the page offers it, and pages of the newspaper to press it on. */
async function setUp(t, name) {
  const browser = await open(name, { site: laidOut });
  t.after(() => browser.close());
  const paper = await newspaper(t);
  const own = await browser.visit();
  const address = await own.getAttribute('.bookmark', 'href');
  await own.close();
  assert.match(address, /^javascript:/);
  /** As a bookmark runs: in the page, whatever its policy says of scripts. */
  const press = (page) => page.evaluate(decodeURIComponent(address.slice('javascript:'.length)));
  const read = async (path) => {
    const page = await browser.blank();
    await page.goto(paper + path);
    return page;
  };
  const pressed = async (path) => {
    const page = await read(path);
    const [tab] = await Promise.all([page.waitForEvent('popup'), press(page)]);
    await tab.waitForSelector('html[data-ready]');
    return { page, tab };
  };
  return { browser, paper, press, pressed, read };
}

const filled = (page) => page.waitForFunction(() => document.querySelector('#box')?.value);

for (const name of ['chromium', 'firefox']) {
  const missing = browsers[name].missing();
  describe(name, { skip: missing ? `${name} is NOT tested: ${missing} is not installed` : false }, () => {
    test('the bookmark brings the page of an article, also of one whose policy forbids all scripts', async (t) => {
      const { paper, pressed } = await setUp(t, name);
      for (const path of ['/plain', '/strict']) {
        const { tab } = await pressed(path);
        await filled(tab);
        assert.match(await tab.inputValue('#box'), /Arden denied shipping rockets to Kest\.\n/);
        assert.match(await tab.textContent('.origin'), new RegExp(`^From ${paper.slice('http://'.length)}\\.`));
        assert.equal(new URL(await addressOf(tab)).hash, '', 'a reload does not wait again');
        assert.equal(await tab.evaluate(() => opener), null, 'the tie is cut');
        assert.equal(await tab.evaluate(() => document.activeElement.className), 'primary');
        await tab.keyboard.press('Enter');
        await resultShown(tab);
        assert.match(await tab.textContent('.story h2'), /^Arden denies shipping rockets$/, 'read with its markup');
        assert.ok(!(await tab.textContent('.story')).includes('leaked'));
        await tab.close();
      }
    });

    test('a page that keeps other tabs apart sends nothing, and the tab says so', async (t) => {
      const { pressed } = await setUp(t, name);
      const { tab } = await pressed('/apart');
      await tab.waitForSelector('.early:visible');
      assert.match(
        await tab.textContent('.early >> nth=1'),
        /^Nothing came from the page of the article.+paste it here\.$/,
      );
      assert.equal(await tab.inputValue('#box'), '');
    });

    test('where no tab may be opened the bookmark says so', async (t) => {
      const { press, read } = await setUp(t, name);
      const page = await read('/no-popups');
      const [dialog] = await Promise.all([
        page.waitForEvent('dialog').then(async (one) => [one.message(), await one.dismiss()]),
        press(page),
      ]);
      assert.match(dialog[0], /^Who says so: the browser does not let this page open a tab\./);
    });
  });
}

test('whoever opens this page can send an article once, as text, and nothing else', async (t) => {
  const { browser, read } = await setUp(t, 'chromium');
  const page = await read('/plain');
  const send = (messages) =>
    page.evaluate(
      ([home, all]) => {
        const tab = open(`${home}#from-page`);
        globalThis.sendAgain = (one) => tab.postMessage(one, '*');
        addEventListener('message', ({ source }) => source === tab && all.forEach(globalThis.sendAgain));
      },
      [browser.address, messages],
    );
  const opened = async (messages) => {
    const [tab] = await Promise.all([page.waitForEvent('popup'), send(messages)]);
    return tab;
  };
  const mark = '<img src=x onerror="document.title=\'run\'"><p>Orlo said no.</p>';
  const odd = [null, 'text', { html: 1, text: 'x' }, { html: '<p>x' }];
  const tab = await opened([...odd, { html: mark, text: 'Orlo said no.' }]);
  await filled(tab);
  assert.equal(await tab.inputValue('#box'), 'Orlo said no.');
  await tab.evaluate(() => {
    globalThis.second = new Promise((done) => addEventListener('message', ({ data }) => done(data.text)));
  });
  await page.evaluate((one) => globalThis.sendAgain(one), { html: '<p>Second', text: 'Second' });
  assert.equal(await tab.evaluate(() => globalThis.second), 'Second');
  assert.equal(await tab.inputValue('#box'), 'Orlo said no.', 'the second is not taken');
  await tab.click('.primary');
  await resultShown(tab);
  assert.notEqual(await tab.title(), 'run');
  await tab.close();

  const large = await opened([{ html: `<p>${'a'.repeat(5_000_001)}`, text: 'a' }]);
  await large.waitForSelector('.problem:visible');
  assert.match(await large.textContent('.problem'), /This is 5\.0 MB; the limit is 5\.0 MB\. Nothing was cut\./);
  assert.equal(await large.inputValue('#box'), '');
});

for (const name of ['chromium', 'firefox']) {
  const missing = browsers[name].missing();
  const skip = missing ? `${name} is NOT tested: ${missing} is not installed` : false;
  test(
    `what another app shares arrives in the box without the server, and is kept nowhere (${name})`,
    { skip },
    async (t) => {
      const browser = await open(name);
      t.after(() => browser.close());
      const paper = await newspaper(t);
      const first = await browser.visit();
      await readerReady(first);
      await first.close();
      browser.requests.length = 0;
      browser.stop();

      const page = await browser.blank();
      await page.goto(`${paper}/plain`);
      const share = (fields) =>
        page.evaluate(
          ([action, values]) => {
            const form = document.createElement('form');
            Object.assign(form, { action, method: 'post', enctype: 'multipart/form-data' });
            for (const [key, value] of Object.entries(values)) {
              const field = document.createElement('textarea');
              Object.assign(field, { name: key, value });
              form.append(field);
            }
            document.body.append(form);
            form.submit();
          },
          [`${browser.address}share`, fields],
        );
      await share({ title: 'Arden denies it', text: 'Arden denied shipping rockets to Kest.', url: '' });
      await page.waitForSelector('html[data-ready]');
      await filled(page);
      assert.match(await page.inputValue('#box'), /^Arden denies it\s+Arden denied shipping rockets to Kest\.$/);
      assert.equal(await addressOf(page), browser.address);
      await page.keyboard.press('Enter');
      await resultShown(page);
      const kept = await page.evaluate(async () => {
        const names = await caches.keys();
        const all = await Promise.all(
          names.map(async (one) => (await (await caches.open(one)).keys()).map(({ url }) => url)),
        );
        return all.flat().filter((url) => /share/.test(url));
      });
      assert.deepEqual(kept, []);

      await page.goto(`${browser.address}#shared`); // asked for again, or by a link
      await page.reload();
      await page.goto(`${browser.address}?x#shared`);
      await page.waitForSelector('.early:visible');
      assert.match(await page.textContent('.early >> nth=1'), /^Nothing came from the app that shared\./);

      await page.goto(`${paper}/plain`);
      await share({ title: '', text: '', url: 'https://herald.example/rockets' });
      await page.waitForSelector('html[data-ready]');
      await filled(page);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.problem:visible');
      assert.match(await page.textContent('.problem'), /This is an address, not an article\. Nothing was fetched/);
      assert.deepEqual(browser.requests, [], 'not a word to the server');
    },
  );
}
