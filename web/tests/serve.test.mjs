/** The server's policy: the page may fetch its own files and no other address, not even of its own server. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fetched, policyFor, serve } from '../serve.mjs';

const directive = (policy, name) =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    .slice(name.length + 1);

test('what may be fetched is named file by file, all samples among it', async () => {
  const names = directive(policyFor('example.org/page/'), 'connect-src').split(' ');
  assert.deepEqual(
    names,
    fetched.map((file) => `example.org/page/${file}`),
  );
  const samples = await readdir(new URL('../samples/', import.meta.url));
  for (const name of samples) assert.ok(fetched.includes(`samples/${name}`), name);
});

test('the server sends the policy for the host that was asked, and no other words', async (t) => {
  const { server, address } = await serve({ root: fileURLToPath(new URL('..', import.meta.url)), port: 0 });
  t.after(() => server.close());
  const response = await fetch(`${address}index.html`);
  const policy = response.headers.get('content-security-policy');
  assert.equal(directive(policy, 'frame-ancestors'), "'self'");
  assert.match(directive(policy, 'connect-src'), new RegExp(`^${new URL(address).host}/core/manifest\\.json `));
  await response.body.cancel();
  server.closeAllConnections();
});
