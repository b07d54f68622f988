/** The server: its policy names each file that may be fetched; what it sends is kept, packed and checked as HTTP has it. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { keeperPolicyFor, policyFor, serve } from '../serve.mjs';

const script = 'export const name = "a page"; // '.padEnd(2000, 'words ');
const files = {
  'index.html': '<!doctype html><title>A page</title>',
  'sw.js': 'self.onfetch = null;',
  'explainer.webmanifest': '{}',
  'site.json': '{ "fetched": ["assets/core-0a1b2c3d.wasm"] }',
  'assets/page-ABCD1234.js': script,
  'assets/page-ABCD1234.js.br': brotliCompressSync(script),
  'assets/core-0a1b2c3d.wasm': Buffer.from('\0asm\x01\0\0\0', 'latin1'),
  'assets/stale-ABCD1234.css': 'p { color: red }',
  'assets/stale-ABCD1234.css.br': brotliCompressSync('p { color: blue }'),
  'assets/unnamed.js': 'let a;',
};
const scratch = await mkdtemp(path.join(tmpdir(), 'explainer-serve-'));
const site = path.join(scratch, 'site');
let server, address;

before(async () => {
  await mkdir(path.join(site, 'assets'), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(site, name), content);
  await utimes(path.join(site, 'assets/stale-ABCD1234.css.br'), 1, 1); // older than what it was packed from
  await writeFile(path.join(scratch, 'secret.txt'), 'secret');
  ({ server, address } = await serve({ root: site, port: 0 }));
});
after(async () => {
  server.close();
  server.closeAllConnections();
  await rm(scratch, { recursive: true });
});

/** One request as it is: `fetch` tidies paths up and unpacks answers. */
function ask(where, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path: where, method, headers }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const directive = (policy, name) =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1);

test('what may be fetched is named file by file; where nothing is known, nothing may', () => {
  const policy = policyFor('example.org/page/', ['assets/a.wasm', 'assets/b.model']);
  assert.equal(directive(policy, 'connect-src'), 'example.org/page/assets/a.wasm example.org/page/assets/b.model');
  assert.equal(directive(policy, 'manifest-src'), 'example.org/page/explainer.webmanifest');
  assert.equal(directive(policyFor('example.org/', []), 'connect-src'), "'none'");
});

test('the policy is that of the host which was asked, and no other words get into it', async () => {
  const { host } = new URL(address);
  const { headers } = await ask('/');
  assert.equal(directive(headers['content-security-policy'], 'connect-src'), `${host}/assets/core-0a1b2c3d.wasm`);
  assert.equal(directive(headers['content-security-policy'], 'frame-ancestors'), "'self'");
  const named = await ask('/', { host: 'example.org:81' });
  assert.match(directive(named.headers['content-security-policy'], 'connect-src'), /^example\.org:81\/assets/);
  const odd = await ask('/', { host: 'a; script-src *' });
  assert.match(directive(odd.headers['content-security-policy'], 'connect-src'), /^localhost:\d+\/assets/);
});

test('only the service worker may fetch all that lies in the folder, and runs nothing', async () => {
  const { headers } = await ask('/sw.js');
  assert.equal(headers['content-security-policy'], keeperPolicyFor(`${new URL(address).host}/`));
  assert.equal(directive(headers['content-security-policy'], 'script-src'), undefined);
  assert.equal(directive(headers['content-security-policy'], 'default-src'), "'none'");
});

for (const [where, type, kept] of [
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'max-age=3600'],
  ['/explainer.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/assets/page-ABCD1234.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/core-0a1b2c3d.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ['/assets/unnamed.js', 'text/javascript; charset=utf-8', 'no-cache'],
])
  test(`${where} is ${type}, kept: ${kept}`, async () => {
    const { status, headers, body } = await ask(where);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], type);
    assert.equal(headers['cache-control'], kept);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(Number(headers['content-length']), body.length);
    const head = await ask(where, {}, 'HEAD');
    assert.equal(head.body.length, 0);
    for (const values of [headers, head.headers]) delete values.date;
    assert.deepEqual(head.headers, headers);
  });

test('who has a file already is told so, with and without brotli', async () => {
  for (const encoding of ['', 'br']) {
    const headers = { 'accept-encoding': encoding };
    const { etag } = (await ask('/assets/page-ABCD1234.js', headers)).headers;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const known = await ask('/assets/page-ABCD1234.js', { ...headers, 'if-none-match': tags });
      assert.equal(known.status, 304, tags);
      assert.equal(known.body.length, 0);
      assert.equal(known.headers.etag, etag);
    }
    assert.equal((await ask('/assets/page-ABCD1234.js', { ...headers, 'if-none-match': '"other"' })).status, 200);
  }
});

test('a file that was changed has another tag', async () => {
  const { etag } = (await ask('/index.html')).headers;
  await utimes(path.join(site, 'index.html'), 5, 5);
  const now = await ask('/index.html', { 'if-none-match': etag });
  assert.equal(now.status, 200);
  assert.notEqual(now.headers.etag, etag);
});

test('what is packed is sent to those who take it, under a tag of its own', async () => {
  const where = '/assets/page-ABCD1234.js';
  const plain = await ask(where);
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.headers.vary, 'Accept-Encoding');
  assert.equal(plain.body.toString(), script);
  for (const encodings of ['br', 'gzip, deflate, br', 'gzip;q=0.5, BR;q=0.9']) {
    const packed = await ask(where, { 'accept-encoding': encodings });
    assert.equal(packed.headers['content-encoding'], 'br', encodings);
    assert.equal(packed.headers['content-type'], plain.headers['content-type']);
    assert.equal(Number(packed.headers['content-length']), packed.body.length);
    assert.equal(brotliDecompressSync(packed.body).toString(), script);
    assert.notEqual(packed.headers.etag, plain.headers.etag);
  }
  for (const encodings of ['gzip', 'br;q=0', 'br; q=0.0', 'brotli'])
    assert.equal(
      (await ask(where, { 'accept-encoding': encodings })).headers['content-encoding'],
      undefined,
      encodings,
    );
});

test('what has no packed twin, or one that is out of date, is sent as it is', async () => {
  for (const name of ['core-0a1b2c3d.wasm', 'stale-ABCD1234.css']) {
    const { headers, body } = await ask(`/assets/${name}`, { 'accept-encoding': 'br' });
    assert.equal(headers['content-encoding'], undefined, name);
    assert.equal(headers.vary, undefined, name);
    assert.deepEqual(body, Buffer.from(files[`assets/${name}`]));
  }
});

test('nothing outside the folder is given, nor a folder, nor what is not there', async () => {
  for (const where of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/none.js',
    '/%00',
    '/%ff',
    '/index.html/',
  ]) {
    const { status, headers, body } = await ask(where);
    // a host in the place of a path is asked for its page
    if (where === '//secret.txt') assert.ok(status === 404 || body.toString() === files['index.html'], where);
    else assert.equal(status, 404, where);
    assert.doesNotMatch(body.toString(), /^secret/);
    assert.doesNotMatch(headers['cache-control'], /max-age/, where);
  }
});

test('whoever wants updates at once has the browser ask each time', async (t) => {
  const eager = await serve({ root: site, port: 0, updates: 0 });
  t.after(() => eager.server.close());
  const response = await fetch(`${eager.address}sw.js`);
  assert.equal(response.headers.get('cache-control'), 'no-cache');
  await response.body.cancel();
  eager.server.closeAllConnections();
});

test('nothing is taken', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const { status, headers } = await ask('/', {}, method);
    assert.equal(status, 405);
    assert.equal(headers.allow, 'GET, HEAD');
  }
});

test('further folders are served by their prefix, and may be fetched from', async (t) => {
  const more = await serve({ root: site, port: 0, also: { '/more/': path.join(scratch) } });
  t.after(() => more.server.close());
  const response = await fetch(`${more.address}more/secret.txt`);
  assert.equal(await response.text(), 'secret');
  assert.match(directive(response.headers.get('content-security-policy'), 'connect-src'), /\/more\/$/);
  assert.equal((await fetch(`${more.address}more/none.txt`)).status, 404);
  more.server.closeAllConnections();
});
