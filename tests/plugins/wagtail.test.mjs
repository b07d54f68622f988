/**
 * The app in a real Wagtail: the panel beside the page editor, over rich text and over a StreamField; what is stored by
 * whom, and what readers get without a script.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browsers } from '../browser/browsers.mjs';
import { accusation, claim, explanation, paragraphs, title } from './article.mjs';
import { becomes, hasRead, onlyFrom, panelText, picture } from './support.mjs';
import { install, missing, version } from './wagtail.mjs';

const missingHere = missing();

describe('Wagtail', { skip: missingHere ? `${missingHere} not installed` : false }, () => {
  let site, address, ids, browser;
  before(async () => {
    site = await install({ title, paragraphs });
    ({ address, ids } = site);
    browser = await browsers.chromium.launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const stored = async (id) =>
    JSON.parse(
      await site.python(`from wagtail_article_explainer.models import StoredExplanation
print(json.dumps([one.explanation for one in StoredExplanation.objects.filter(page_id=${id})]))`),
    )[0] ?? '';
  /** What the newest revision of a page holds in the fields that a writer fills. */
  const saved = async (id) =>
    JSON.parse(
      await site.python(`from wagtail.models import Page
content = Page.objects.get(pk=${id}).get_latest_revision().content
print(json.dumps([content["title"], content["body"], Page.objects.get(pk=${id}).revisions.count()]))`),
    );

  /** A logged-in visitor without a browser. */
  async function visitor(name) {
    const jar = new Map();
    const cookie = () => [...jar].map((pair) => pair.join('=')).join('; ');
    const ask = async (url, options = {}) => {
      const response = await fetch(`${address}${url}`, {
        redirect: 'manual',
        ...options,
        headers: { cookie: cookie(), ...options.headers },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair] = line.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return response;
    };
    await ask('/admin/login/');
    const csrfmiddlewaretoken = jar.get('csrftoken');
    const body = new URLSearchParams({ username: name, password: 'pass', csrfmiddlewaretoken });
    await ask('/admin/login/', { method: 'POST', body });
    return async (id, sent, { method = 'POST', token = jar.get('csrftoken') } = {}) => {
      const headers = token ? { 'X-CSRFToken': token } : {};
      const response = await ask(`/admin/article-explainer/${id}/`, { method, headers, body: sent });
      const answer = await response.text();
      return { status: response.status, ...(answer.startsWith('{') ? JSON.parse(answer) : {}) };
    };
  }

  test('who may edit a page may store its findings, and nobody else', async () => {
    const wanted = JSON.stringify(explanation());
    const may = {};
    for (const name of ['other', 'editor', 'moderator', 'admin']) {
      const send = await visitor(name);
      may[name] = [];
      for (const page of ['rich', 'live']) if ((await send(ids[page], wanted)).status === 200) may[name].push(page);
      assert.equal((await send(987654, wanted)).status, name === 'other' ? 302 : 404);
    }
    assert.deepEqual(may, { other: [], editor: ['rich'], moderator: ['rich', 'live'], admin: ['rich', 'live'] });
    const send = await visitor('editor');
    const { status, code, message } = await send(ids.live, wanted);
    assert.deepEqual([status, code], [403, 'E-RIGHTS']);
    assert.match(message, /\.$/);
    for (const page of ['rich', 'live'])
      assert.equal((await (await visitor('admin'))(ids[page], undefined, { method: 'DELETE' })).status, 200);
    assert.equal(await stored(ids.live), '');
  });

  test('a forged token, none, and a forged explanation store nothing, and say why', async () => {
    const send = await visitor('admin');
    const wanted = JSON.stringify(explanation());
    for (const token of ['0123456789', null]) assert.equal((await send(ids.live, wanted, { token })).status, 403);
    const cases = [
      ['E-SPAN', (one) => (one.claims[0].text = [[0, 99999]])],
      ['E-SPAN', (one) => (one.statements[0].content = [[-1, 5]])],
      ['E-SPAN', (one) => (one.statements[0].content = [['0', 5]])],
      ['E-SPAN', (one) => (one.statements[0].source = [[0, title.length - 1]])], // through the emoji
      ['E-SPAN', (one) => (one.claims[0].text = [])],
      ['E-NAME', (one) => (one.entities[0].name = '<script>alert(1)</script>')],
      ['E-NAME', (one) => (one.entities[0].name = 'Somebody Else')],
      ['E-NAME', (one) => (one.entities[0].name = 'Kest\ud800')],
      ['E-REFERENCE', (one) => (one.statements[0].speaker = 99)],
      ['E-REFERENCE', (one) => (one.claims[0].denies[0].statement = true)],
      ['E-TYPE', (one) => (one.claims = { length: 1 })],
      ['E-TYPE', (one) => (one.claims = [7])],
      ['E-VERSION', (one) => (one.version = 7)],
      ['E-STORED', (one) => delete one.article.text],
      ['E-STORED', (one) => (one.article.text = '\ud800')],
      ['E-SIZE', (one) => (one.article.text += 'a'.repeat(2_600_000))],
    ];
    for (const [code, change] of cases) {
      const one = explanation();
      change(one);
      const answer = await send(ids.live, JSON.stringify(one));
      assert.deepEqual([answer.status, answer.code], [400, code], String(change));
      assert.match(answer.message, /\.$/);
    }
    for (const text of ['{', 'null', '[]', '"x"', '1', '['.repeat(100_000)])
      assert.equal((await send(ids.live, text)).code, 'E-STORED');
    assert.equal(await stored(ids.live), '');
  });

  test('readers get the stored findings as plain markup, as long as the words stand in the page', async () => {
    const send = await visitor('moderator');
    assert.equal((await send(ids.live, JSON.stringify(explanation()))).status, 200);
    const read = async () => (await fetch(`${address}/live/`)).text();
    const [section] = /<section class="article-explainer"[^]*?<\/section>/.exec(await read());
    assert.match(section, new RegExp(`Disputed</p><h3>“${claim}”`));
    assert.match(section, /Says so<\/dt><dd><ul><li><b>Kest<\/b>/);
    assert.match(section, /Says otherwise<\/dt><dd><ul><li><b>Arden<\/b>/);
    assert.doesNotMatch(await read(), /<script/);
    const change = (from, to) =>
      site.python(`from desk.models import Article
page = Article.objects.get(pk=${ids.live}); page.body = page.body.replace("${from}", "${to}"); page.save()`);
    await change('denied', 'confirmed');
    assert.doesNotMatch(await read(), /class="article-explainer"/);
    await change('confirmed', 'denied');
    assert.match(await read(), /class="article-explainer"/);
    await site.python(`from wagtail_article_explainer.models import StoredExplanation
StoredExplanation.objects.update(explanation=json.dumps({"version": 1, "unit": "utf-16", "article": {"text": "<script>"}, "entities": [{"name": "<script>"}]}))`);
    assert.doesNotMatch(await read(), /class="article-explainer"|<script/);
    assert.equal((await send(ids.live, undefined, { method: 'DELETE' })).status, 200);
    assert.equal(await stored(ids.live), '');
  });

  for (const kind of ['rich', 'stream']) {
    test(`the panel beside the editor of Wagtail ${missingHere ? '' : version()}: ${kind}`, async () => {
      const page = await browser.newPage();
      const context = page.context();
      await page.setViewportSize({ width: 1280, height: 800 });
      const requests = [];
      const writes = [];
      context.on('request', (request) => {
        requests.push(request.url());
        if (request.method() !== 'GET') writes.push(request.url());
      });
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.context().clearCookies();
      await page.goto(`${address}/admin/login/`);
      await page.fill('[name="username"]', 'editor');
      await page.fill('[name="password"]', 'pass');
      await Promise.all([page.waitForURL(/\/admin\/$/), page.click('button[type="submit"]')]);
      const id = ids[kind];
      const editable = () =>
        page.waitForFunction(
          () =>
            !globalThis.leaving &&
            document.readyState === 'complete' &&
            [...document.querySelectorAll('form input[type="hidden"]')].some((input) => input.draftailEditor),
        );
      const edit = async () => {
        await page.goto(`${address}/admin/pages/${id}/edit/`);
        await editable();
      };
      /** The answer to a save is the editor anew: to leave before it has come would be to break it off. */
      const save = async () => {
        await page.evaluate(() => (globalThis.leaving = true));
        await page.keyboard.press('Control+s');
        await editable();
      };
      /** Draftail knows of a key, and the form of Draftail's text, some moments later. */
      const typeAtEnd = async (words) => {
        await rich.click();
        await page.keyboard.press('Control+End');
        await page.waitForFunction(() => {
          const { draftailEditor } = [...document.querySelectorAll('input[type="hidden"]')].find(
            (input) => input.draftailEditor,
          );
          const state = draftailEditor.getEditorState();
          const selection = state.getSelection();
          const last = state.getCurrentContent().getLastBlock();
          return (
            selection.getHasFocus() &&
            selection.isCollapsed() &&
            selection.getFocusKey() === last.getKey() &&
            selection.getFocusOffset() === last.getLength()
          );
        });
        await page.keyboard.type(words);
        await page.waitForFunction(
          (wanted) =>
            [...document.querySelectorAll('input[type="hidden"]')].some(({ value }) => value.includes(wanted)),
          words,
        );
      };

      // saved as it is typed, without the panel: what the editor itself makes of it
      await edit();
      assert.deepEqual(
        requests.filter((url) => /\/core\/|panel\.js/.test(url)),
        [],
        'nothing of the reader before it is opened',
      );
      const rich = page.locator('.public-DraftEditor-content').first();
      await typeAtEnd(' Bo Ray said he knew nothing of it.');
      await save();
      const before = await saved(id);
      assert.match(JSON.stringify(before), / Bo Ray said he knew nothing of it\./);

      await edit();
      await page.locator('button', { hasText: 'Who says so' }).click();
      await hasRead(page, claim, 'Bo Ray');
      assert.match(await panelText(page), /Disputed/);
      await picture(page, `plugin-wagtail-${kind}`);

      const selected = () =>
        page.evaluate(() => {
          const field = document.activeElement;
          if (/^(?:TEXTAREA|INPUT)$/.test(field.tagName))
            return field.value.slice(field.selectionStart, field.selectionEnd);
          return getSelection().toString();
        });
      const selects = (words) => becomes(selected, words);
      await page.locator('.panel .card', { hasText: claim }).locator('button.ref').first().click();
      await selects(claim);
      await page.locator('.panel .notes li[data-kind="not-heard"] button', { hasText: 'Go there' }).click();
      await selects(accusation);
      const lines = page.locator('.panel .said details', { hasText: 'Ilse Orlo' });
      await lines.locator('summary').click();
      await lines.locator('button.ref').first().click();
      await selects('“It’s late,”');

      writes.length = 0;
      await save();
      const [newTitle, newBody, count] = await saved(id);
      assert.deepEqual([newTitle, newBody], before.slice(0, 2), 'saved the same to the byte');
      assert.equal(count, before[2] + 1);
      assert.deepEqual(
        writes.filter((url) => url.includes('article-explainer')),
        [],
        'reading writes nothing',
      );

      // what is typed is read; storing is a press of a button
      await edit();
      await page.locator('button', { hasText: 'Who says so' }).click();
      await hasRead(page, claim);
      await typeAtEnd(' The mayor called it a lie.');
      await hasRead(page, 'mayor');
      await page.locator('summary', { hasText: 'For readers' }).click();
      await page.locator('button', { hasText: 'Store these findings' }).click();
      await page.locator('[role="status"]', { hasText: 'Stored.' }).waitFor();
      assert.match(await stored(id), /mayor/);
      onlyFrom(address, requests);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
});
