/** The panel in a frame of another origin: the contract of web/plugins/embed, and what does not keep to it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hostOf, longest, readMessage } from '../../web/plugins/embed/contract.js';
import { open, picture, policy } from './support.mjs';

const text = [
  'Arden denies it \u{1f600}',
  'Kest said on Monday that Arden had paid the rebels of Veld.',
  'Arden denied that it had paid the rebels of Veld.',
].join('\n');
const claim = 'Arden had paid the rebels of Veld';
const article = (more) => ({ explainer: 1, type: 'article', text, ...more });

test('what is no message of ours is let be; what is a wrong one is told why', () => {
  for (const data of [null, undefined, 'text', 7, [], {}, { type: 'article', text }, [{ explainer: 1 }]])
    assert.equal(readMessage(data), null);
  const codes = [
    ['E-VERSION', article({ explainer: 2 })],
    ['E-VERSION', article({ explainer: '1' })],
    ['E-MESSAGE', { explainer: 1 }],
    ['E-MESSAGE', { explainer: 1, type: 'constructor' }],
    ['E-MESSAGE', article({ text: undefined })],
    ['E-MESSAGE', article({ text: { length: 3 } })],
    ['E-MESSAGE', article({ blocks: null })],
    ['E-MESSAGE', article({ blocks: [{ kind: 'script', begin: 0, end: 3 }] })],
    ['E-MESSAGE', article({ blocks: [{ kind: 'quote', begin: 0, end: 9999 }] })],
    ['E-MESSAGE', article({ blocks: [{ kind: 'quote', begin: -1, end: 3 }] })],
    ['E-MESSAGE', article({ blocks: [0.5, 3].map((end) => ({ kind: 'quote', begin: 0, end })) })],
    ['E-MESSAGE', article({ blocks: [5, 4].map((begin) => ({ kind: 'quote', begin, end: begin + 3 })) })],
    ['E-SIZE', article({ text: 'a'.repeat(longest + 1) })],
    ['E-SIZE', article({ blocks: Array(20_001).fill({ kind: 'quote', begin: 0, end: 0 }) })],
  ];
  for (const [code, data] of codes) {
    const read = readMessage(data);
    assert.deepEqual([read.type, read.code], ['error', code], JSON.stringify(data).slice(0, 200));
    assert.match(read.message, /\.$/);
  }
});

test('the panel talks to the one origin that its address and its page allow', () => {
  assert.equal(hostOf('?host=https://cms.example/story/17', ''), 'https://cms.example');
  assert.equal(hostOf('?host=https://cms.example', 'https://cms.example https://b.example'), 'https://cms.example');
  assert.equal(hostOf('?host=https://evil.example', 'https://cms.example'), null);
  for (const search of ['', '?host=', '?host=*', '?host=null', '?host=javascript:alert(1)', '?host=data:text/html,x'])
    assert.equal(hostOf(search, ''), null, search);
});

describe('in a frame of another origin', () => {
  let opened, page;
  const received = (name, type) => page.evaluate((which) => globalThis.editor.received(...which), [name, type]);
  const send = (name, message) => page.evaluate((which) => globalThis.editor.send(...which), [name, message]);
  const until = async (name, type, count = 1) => {
    const enough = ([one, kind, least]) => globalThis.editor.received(one, kind).length >= least;
    await page.waitForFunction(enough, [name, type, count]);
    return received(name, type);
  };
  const panelOf = (name) => page.frameLocator(`iframe[title="${name}"]`);
  before(async () => {
    opened = await open('embed', { policy: policy.replace('frame-src', 'frame-src http://127.0.0.1:*') });
    page = opened.page;
  });
  after(() => opened?.close());

  test('it reads what the host sends, and says which words to select', async () => {
    await page.evaluate(() => globalThis.editor.frame('panel'));
    await until('panel', 'ready');
    await send('panel', { explainer: 1, type: 'hello' });
    const [, { data, origin }] = await until('panel', 'ready', 2);
    assert.deepEqual([data.explainer, data.versions], [1, [1]]);
    assert.match(origin, /^http:\/\/127/);
    assert.ok(!opened.requests.some((url) => url.includes('/core/')), 'nothing is loaded before there is an article');

    await send('panel', article());
    const [told] = await until('panel', 'explanation');
    assert.ok(told.data.explanation.claims.length);
    await panelOf('panel').locator('.card', { hasText: claim }).locator('button.ref').first().click();
    const [{ data: selected }] = await until('panel', 'select');
    assert.equal(text.slice(selected.start, selected.end), claim);
    await picture(page, 'plugin-embed');

    const longer = `${text}\nBo Ray said he knew nothing of it.`;
    const kinds = ['headline', 'paragraph', 'paragraph', 'paragraph'];
    let end = -1;
    const blocks = longer.split('\n').map((line, i) => {
      const begin = end + 1;
      end = begin + line.length;
      return { kind: kinds[i], begin, end };
    });
    await send('panel', article({ text: longer, blocks }));
    const [, again] = await until('panel', 'explanation', 2);
    assert.match(again.data.explanation.article.text, /Bo Ray/);
    await until('panel', 'height');
  });

  test('wrong messages are told why, and what is shown stays', async () => {
    const wrong = [
      ['E-VERSION', { explainer: 99, type: 'article', text }],
      ['E-MESSAGE', { explainer: 1, type: 'article', text: 7 }],
      ['E-MESSAGE', { explainer: 1, type: 'article', text, blocks: [{ kind: 'quote', begin: 5, end: 1e9 }] }],
    ];
    for (const [, message] of wrong) await send('panel', message);
    await page.evaluate(
      (length) => globalThis.editor.send('panel', { explainer: 1, type: 'article', text: 'a'.repeat(length) }),
      5 * longest,
    );
    const errors = await until('panel', 'error', wrong.length + 1);
    assert.deepEqual(
      errors.map(({ data }) => data.code),
      [...wrong.map(([code]) => code), 'E-SIZE'],
    );
    for (const { data } of errors) assert.deepEqual([data.explainer, data.versions], [1, [1]]);
    for (const message of ['text', null, 7, { type: 'article', text: 'Not ours.' }]) await send('panel', message);
    await send('panel', { explainer: 1, type: 'hello' });
    await until('panel', 'ready', 3);
    assert.equal((await received('panel', 'error')).length, wrong.length + 1);
    await panelOf('panel').locator('.card', { hasText: claim }).first().waitFor();
  });

  test('another window on the page is not listened to', async () => {
    await page.evaluate(() => globalThis.editor.frame('stranger', { path: '/fixtures/stranger.html' }));
    await send('panel', { explainer: 1, type: 'hello' });
    await until('panel', 'ready', 4); // whatever came before has been heard by now
    await panelOf('panel').locator('.card', { hasText: claim }).locator('button.ref').first().click();
    const [, { data: selected }] = await until('panel', 'select', 2);
    assert.equal(text.slice(selected.start, selected.end), claim, 'the text is still the one that the host sent');
    await panelOf('panel').locator('.state', { hasText: 'Up to date.' }).waitFor();
    assert.equal((await received('panel', 'explanation')).length, 2);
  });

  test('told to talk to another origin, it neither answers nor reads', async () => {
    await page.evaluate(() => globalThis.editor.frame('elsewhere', { host: 'https://cms.example' }));
    const frame = page.frames().find((one) => one.url().includes(encodeURIComponent('https://cms.example')));
    await frame.evaluate(() => {
      globalThis.heard = new Promise((done) => {
        addEventListener('message', ({ data }) => data.type === 'article' && done());
      });
    });
    await send('elsewhere', { explainer: 1, type: 'hello' });
    await send('elsewhere', article());
    await frame.evaluate(() => globalThis.heard);
    await frame.evaluate(() => parent.postMessage({ type: 'the last' }, '*')); // comes after any answer
    const [first] = await until('elsewhere');
    assert.deepEqual(first.data, { type: 'the last' });
    assert.equal(await panelOf('elsewhere').locator('.article-explainer-panel').count(), 0);
  });

  test('told to talk to nobody, it says so', async () => {
    await page.evaluate(() => globalThis.editor.frame('nobody', { host: '' }));
    await panelOf('nobody').locator('p', { hasText: 'must name whom it may talk to' }).waitFor();
    assert.deepEqual(await received('nobody'), []);
  });
});
