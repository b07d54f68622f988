// The corpus of stored explanations: what was found once stays mended.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brokenInReading, brokenOnPage } from './stored_promises.mjs';

const corpus = new URL('corpus/stored/', import.meta.url);

for (const name of readdirSync(corpus)) {
  test(`stored: ${name}`, () => {
    const json = readFileSync(new URL(name, corpus), 'utf8');
    assert.equal(brokenInReading(json), null);
    assert.equal(brokenOnPage(json), null);
  });
}
