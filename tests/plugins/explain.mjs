/** The command line as the tests' core: the same bytes as the WebAssembly build, and quicker to start. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checked } from '../../web/src/check.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = path.join(root, 'build/native/explain');
const model = path.join(root, 'core/model/english.model');

/** @param {string[]} articles  HTML  @returns {import('../../web/src/types').Explanation[]} */
export function explainAll(articles) {
  const input = articles.map((html, id) => JSON.stringify({ id, html: toWellFormed(html) })).join('\n');
  const run = spawnSync(program, ['--jsonl', '--unit', 'utf-16', '--model', model], { input, maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, String(run.stderr));
  return String(run.stdout)
    .trim()
    .split('\n')
    .map((line) => checked.explanation(JSON.parse(line).explanation));
}

/** As TextEncoder has it on the way to the worker. */
const toWellFormed = (text) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
