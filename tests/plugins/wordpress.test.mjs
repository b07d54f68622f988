/**
 * The plugin in a real WordPress: the sidebar beside the block editor, what is stored by whom, and what readers get. Nothing
 * but a press of a button writes anything.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browsers } from '../browser/browsers.mjs';
import { accusation, claim, explanation, paragraphs, title } from './article.mjs';
import { becomes, hasRead, picture } from './support.mjs';
import { editions, install, missing, version } from './wordpress.mjs';

const markup = paragraphs.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join('\n\n');
const roles = ['subscriber', 'contributor', 'author', 'editor', 'administrator'];

for (const [name, edition] of Object.entries(editions)) {
  const missingHere = missing(edition);
  const which = missingHere ? name : version(edition);
  describe(`WordPress ${which}`, { skip: missingHere ? `${missingHere} not installed` : false }, () => {
    let site, address;
    const ids = {};
    const quoted = (text) => `base64_decode('${Buffer.from(text).toString('base64')}')`;
    const insertPost = (author, status, content = markup) =>
      site.php(`$u = get_user_by('login', '${author}');
      echo wp_insert_post(wp_slash(['post_title' => ${quoted(title)}, 'post_content' => ${quoted(content)}, 'post_status' => '${status}', 'post_author' => $u->ID]));`);
    const stored = (id) => site.php(`echo get_post_meta(${id}, '_article_explainer_explanation', true);`);
    const content = (id) => site.php(`echo get_post(${id})->post_content;`);

    before(async () => {
      site = await install(edition);
      ({ address } = site);
      await site.php(
        roles
          .map(
            (role) =>
              `wp_insert_user(['user_login' => '${role}', 'user_pass' => 'pass', 'user_email' => '${role}@example.org', 'role' => '${role}']);`,
          )
          .join(''),
      );
      for (const role of roles.slice(1)) ids[role] = (await insertPost(role, 'draft')).trim();
      const shown = `${markup}\n\n<!-- wp:article-explainer/findings /-->`;
      ids.published = (await insertPost('author', 'publish', shown)).trim();
      ids.shortcode = (await insertPost('author', 'publish', `${markup}\n\n[article_explainer]`)).trim();
    });
    after(() => site?.close());

    /** A logged-in visitor without a browser. */
    async function visitor(name) {
      const jar = new Map();
      const keep = (response) => {
        for (const line of response.headers.getSetCookie()) {
          const [pair] = line.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        return response;
      };
      const cookie = () => [...jar].map((pair) => pair.join('=')).join('; ');
      keep(await fetch(`${address}/wp-login.php`));
      const form = new URLSearchParams({ log: name, pwd: 'pass', testcookie: '1' });
      keep(
        await fetch(`${address}/wp-login.php`, {
          method: 'POST',
          body: form,
          headers: { cookie: cookie() },
          redirect: 'manual',
        }),
      );
      const nonce = await (
        await fetch(`${address}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: { cookie: cookie() } })
      ).text();
      const send = async (id, body, { method = 'POST', withNonce = nonce } = {}) => {
        const headers = { cookie: cookie(), 'content-type': 'application/json' };
        if (withNonce) headers['x-wp-nonce'] = withNonce;
        const url = `${address}/?rest_route=/article-explainer/v1/posts/${id}/explanation`;
        const response = await fetch(url, {
          method,
          headers,
          body: body === undefined ? undefined : JSON.stringify(body),
        });
        return { status: response.status, ...(await response.json()) };
      };
      return { send, nonce };
    }
    const sent = (one) => ({ explanation: JSON.stringify(one) });

    test('who may edit a post may store its findings, and nobody else', async () => {
      const wanted = sent(explanation());
      const may = {};
      for (const role of roles) {
        const { send } = await visitor(role);
        may[role] = [];
        for (const owner of roles.slice(1)) {
          const { status, message } = await send(ids[owner], wanted);
          assert.ok(status === 200 || (status === 403 && message), `${role} ${owner} ${status}`);
          if (status === 200) may[role].push(owner);
        }
      }
      assert.deepEqual(may, {
        subscriber: [],
        contributor: ['contributor'],
        author: ['author'],
        editor: roles.slice(1),
        administrator: roles.slice(1),
      });
      const { send } = await visitor('contributor');
      assert.equal((await send(ids.published, wanted)).status, 403);
      assert.equal((await send(987654, wanted)).status, 403);
      assert.equal(await stored(ids.published), '');
    });

    test('a forged nonce, none, and nobody store nothing', async () => {
      const { send } = await visitor('administrator');
      const wanted = sent(explanation());
      for (const [withNonce, code] of [
        ['0123456789', 403],
        [null, 401],
      ]) {
        const { status, message } = await send(ids.published, wanted, { withNonce });
        assert.equal(status, code);
        assert.ok(message);
      }
      assert.equal((await send(ids.published, undefined, { method: 'DELETE', withNonce: null })).status, 401);
      assert.equal(await stored(ids.published), '');
    });

    test('a forged explanation is refused as a whole, with a code and a sentence', async () => {
      const { send } = await visitor('author');
      const forged = (change) => {
        const one = explanation();
        change(one);
        return one;
      };
      const cases = [
        ['E-SPAN', (one) => (one.claims[0].text = [[0, 99999]])],
        ['E-SPAN', (one) => (one.statements[0].content = [[-1, 5]])],
        ['E-SPAN', (one) => (one.statements[0].content = [['0', 5]])],
        ['E-SPAN', (one) => (one.statements[0].cue = [[9, 3]])],
        ['E-SPAN', (one) => (one.statements[0].source = [[0, title.length - 1]])], // through the emoji
        ['E-SPAN', (one) => (one.claims[0].text = [])],
        ['E-NAME', (one) => (one.entities[0].name = '<script>alert(1)</script>')],
        ['E-NAME', (one) => (one.entities[0].name = 'Kest<img>')],
        ['E-NAME', (one) => (one.entities[0].name = 'Somebody Else')],
        ['E-REFERENCE', (one) => (one.statements[0].speaker = 99)],
        ['E-REFERENCE', (one) => (one.claims[0].denies[0].statement = 99)],
        ['E-TYPE', (one) => (one.claims = { length: 1 })],
        ['E-VERSION', (one) => (one.version = 7)],
        ['E-STORED', (one) => delete one.article.text],
      ];
      for (const [code, change] of cases) {
        const answer = await send(ids.published, sent(forged(change)));
        assert.equal(answer.code, code, String(change));
        assert.equal(answer.status, 400);
        assert.match(answer.message, /\.$/);
      }
      for (const explanationSent of ['', '{', 'null', '[]', '"x"', '1'])
        assert.equal((await send(ids.published, { explanation: explanationSent })).code, 'E-STORED');
      assert.equal((await send(ids.published, { explanation: { a: 1 } })).code, 'rest_invalid_param');
      assert.equal(await stored(ids.published), '');
    });

    test('readers get the stored findings as plain markup, by block and by shortcode', async () => {
      const { send } = await visitor('author');
      for (const id of [ids.published, ids.shortcode]) {
        const before = await content(id);
        assert.equal((await send(id, sent(explanation()))).status, 200);
        assert.equal(await content(id), before);
        const page = await (await fetch(`${address}/?p=${id}`)).text();
        const [section] = /<section class="article-explainer"[^]*?<\/section>/.exec(page);
        assert.match(section, new RegExp(`Disputed</p><h3>“${claim}”`));
        assert.match(section, /Says so<\/dt><dd><ul><li><b>Kest<\/b>/);
        assert.match(section, /Says otherwise<\/dt><dd><ul><li><b>Arden<\/b>/);
        assert.doesNotMatch(section, /<script/);
        assert.doesNotMatch(page, /article-explainer[^"']*\.js/);
      }
    });

    test('words that are no longer in the post are not shown, nor what somebody wrote into the database', async () => {
      const page = async () => (await fetch(`${address}/?p=${ids.published}`)).text();
      await site.php(
        `wp_update_post(wp_slash(['ID' => ${ids.published}, 'post_content' => str_replace('denied', 'confirmed', get_post(${ids.published})->post_content)]));`,
      );
      assert.doesNotMatch(await page(), /class="article-explainer"/);
      const forged = explanation();
      forged.entities[0].name = '<script>alert(1)</script>';
      await site.php(
        `update_post_meta(${ids.published}, '_article_explainer_explanation', wp_slash(${quoted(JSON.stringify(forged))}));`,
      );
      assert.doesNotMatch(await page(), /class="article-explainer"|alert\(1\)/);
      await site.php(`update_post_meta(${ids.published}, '_article_explainer_explanation', 'nonsense');`);
      assert.doesNotMatch(await page(), /class="article-explainer"/);
    });

    test('a post behind a password shows nothing, and what is stored can be taken away', async () => {
      await site.php(`wp_update_post(['ID' => ${ids.shortcode}, 'post_password' => 'secret']);`);
      assert.doesNotMatch(await (await fetch(`${address}/?p=${ids.shortcode}`)).text(), /class="article-explainer"/);
      const { send } = await visitor('author');
      assert.equal((await send(ids.shortcode, undefined, { method: 'DELETE' })).status, 200);
      assert.equal(await stored(ids.shortcode), '');
    });

    test(`the sidebar beside the editor of WordPress ${which}`, async (t) => {
      const browser = await browsers.chromium.launch();
      t.after(() => browser.close());
      const page = await browser.newPage();
      await page.setViewportSize({ width: 1280, height: 800 });
      const others = [];
      await page.context().route(
        (url) => !url.href.startsWith(address) && /^https?:/.test(url.protocol),
        (route) => {
          others.push([route.request().url(), route.request().frame().url()]);
          return route.abort(); // WordPress itself asks for pictures of people and of letters
        },
      );
      const writes = [];
      page.on('request', (request) => request.method() !== 'GET' && writes.push(request.url()));

      await page.goto(`${address}/wp-login.php`);
      await page.fill('#user_login', 'author');
      await page.fill('#user_pass', 'pass');
      await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);
      const id = ids.author;
      await page.goto(`${address}/wp-admin/post.php?post=${id}&action=edit`);
      await page.waitForFunction(() => globalThis.wp?.data?.select('core/block-editor')?.getBlocks().length === 3);
      await page.evaluate(() => {
        const { select, dispatch } = globalThis.wp.data;
        if (select('core/edit-post').isFeatureActive('welcomeGuide'))
          dispatch('core/edit-post').toggleFeature('welcomeGuide');
      });
      const saved = () => page.evaluate(() => globalThis.wp.data.select('core/editor').getEditedPostContent());
      const before = await saved();
      const storedBefore = await content(id);
      writes.length = 0;
      await page.evaluate(() =>
        globalThis.wp.data
          .dispatch('core/interface')
          .enableComplementaryArea('core/edit-post', 'article-explainer/panel'),
      );
      await hasRead(page, claim);
      assert.equal(await saved(), before);
      await picture(page, `plugin-wordpress-${name}`);

      const selected = () =>
        page.evaluate(() => {
          const frame = document.querySelector('iframe[name="editor-canvas"]');
          return (frame?.contentDocument ?? document).getSelection().toString();
        });
      const selects = (words) => becomes(selected, words);
      await page.locator('.panel .card', { hasText: claim }).locator('button.ref').first().click();
      await selects(claim);
      await page.locator('.panel .notes li[data-kind="not-heard"] button', { hasText: 'Go there' }).click();
      await selects(accusation);
      assert.equal(await saved(), before);

      // what is typed is read
      const last = await page.evaluate(() => {
        const { select, dispatch } = globalThis.wp.data;
        const { clientId } = select('core/block-editor').getBlocks().at(-1);
        dispatch('core/block-editor').selectionChange(clientId, 'content', 0, 0);
        return clientId;
      });
      await page.waitForFunction((clientId) => {
        const { activeElement } = document;
        const selection = (activeElement.contentDocument ?? document).getSelection();
        const { anchorNode } = selection;
        const at = anchorNode?.nodeType === 1 ? anchorNode : anchorNode?.parentElement;
        const block = at?.closest('[data-block]');
        return (
          /^(?:IFRAME|P|DIV)$/.test(activeElement.tagName) && selection.isCollapsed && block?.dataset.block === clientId
        );
      }, last);
      await page.keyboard.press('End');
      const added = ' Bo Ray said he knew nothing of it.';
      await page.keyboard.type(added);
      await page.waitForFunction(
        (words) => globalThis.wp.data.select('core/editor').getEditedPostContent().includes(words),
        added,
      );
      await hasRead(page, 'Bo Ray');
      assert.notEqual(await saved(), before);
      assert.equal(await content(id), storedBefore, 'reading writes nothing');
      assert.deepEqual(
        writes.filter((url) => url.includes('article-explainer')),
        [],
      );

      // storing is a press of a button
      await page.locator('button', { hasText: 'For readers' }).click();
      await page.locator('button', { hasText: 'Store these findings' }).click();
      await page.locator('[role="status"]', { hasText: 'Stored.' }).waitFor();
      assert.match(await stored(id), /Bo Ray/);
      assert.deepEqual(
        others.filter((pair) => pair.some((url) => url.includes('article-explainer'))),
        [],
      );
    });
  });
}
