import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bookmark, comesFromPage, sentByOpener, textOfShare } from '../src/page/arrivals.js';

test('what is shared is one text: a title stands above it once, an address alone is left as it is', () => {
  assert.equal(textOfShare({ title: 'T', text: 'Words.', url: 'https://a.example' }), 'T\n\nWords.');
  assert.equal(textOfShare({ title: 'Words', text: 'Words and more.', url: '' }), 'Words and more.');
  assert.equal(textOfShare({ title: '', text: 'Words.', url: '' }), 'Words.');
  assert.equal(textOfShare({ title: 'T', text: ' ', url: 'https://a.example' }), 'https://a.example');
  assert.equal(textOfShare({ title: 'T', text: '', url: '' }), 'T');
});

test('the bookmark is a script of its own that gives nothing back, whatever stands in the addresses', () => {
  const script = decodeURIComponent(
    bookmark("https://a.example/it's/?a=%20", 'It’s “shut”').slice('javascript:'.length),
  );
  assert.match(script, /^void\(function/);
  const opened = [];
  const told = [];
  new Function('window', 'alert', script)({ open: (address) => void opened.push(address) }, (words) =>
    told.push(words),
  );
  assert.deepEqual(opened, ["https://a.example/it's/?a=%20#from-page"]);
  assert.deepEqual(told, ['It’s “shut”']);
  assert.ok(comesFromPage('#from-page'));
});

test('without a page that opened this one there is nothing to wait for', async () => {
  assert.equal(await sentByOpener(null), null);
  assert.equal(await sentByOpener({ closed: true }), null);
});

test('what the manifest lets others share is what the service worker takes', () => {
  const manifest = JSON.parse(readFileSync(new URL('../explainer.webmanifest', import.meta.url), 'utf8'));
  const worker = readFileSync(new URL('../src/service-worker.js', import.meta.url), 'utf8');
  const { action, method, enctype, params } = manifest.share_target;
  assert.deepEqual([action, method, enctype], ['./share', 'POST', 'multipart/form-data']);
  assert.ok(worker.includes(`addressOf('${action.slice(2)}')`));
  for (const name of Object.values(params)) assert.ok(worker.includes(`'${name}'`), name);
});
