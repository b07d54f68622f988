/** The articles on which every build must give the same bytes, and what the command line makes of them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** @typedef {{name: string, bytes: Buffer}} Article */

const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(folder, entry.name)] : [],
  );

const read = (file) => ({ name: path.relative(root, file), bytes: readFileSync(file) });

/** The whole articles of the tests and the samples of the page. @returns {Article[]} */
export function ownArticles() {
  const folders = readdirSync(at('tests/articles'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sources = folders.flatMap(({ name }) =>
    filesOf(at('tests/articles', name)).filter((file) => /source\./.test(file)),
  );
  return [...sources, ...filesOf(at('web/samples'))].map(read);
}

/** Quotation marks, code units and encodings that are easily told differently. @returns {Article[]} */
export const oddArticles = [
  ...[
    '“Never,” she said 😀. \u202eOlleh\u202c “Yes',
    '\ufeffHe said “no.”',
    'é said “ünïcödé ‘x’”',
    '<p>x<p>“y” said Orlo',
  ].map((text) => ({ name: JSON.stringify(text), bytes: Buffer.from(text) })),
  {
    name: 'Windows-1252',
    bytes: Buffer.from([0x48, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0x93, 0x6e, 0x6f, 0x94, 0x2e]),
  },
];

/** Up to `most` of a folder of ../shared; null where it is not beside the repository. @returns {Article[] | null} */
export function sharedArticles(folder, most) {
  const place = at('../shared', folder);
  return existsSync(place) ? filesOf(place).slice(0, most).map(read) : null;
}

/** The JSON of the native command line, or another format. */
export function native(bytes, format = 'json') {
  const options = ['--format', format, '--unit', 'utf-16', '-'];
  return execFileSync(at('build/native/explain'), options, { input: bytes, maxBuffer: 1 << 28 })
    .toString()
    .replace(/\n$/, '');
}

/** Fails with the first place in which `ours` is not what the command line gives. */
export function assertAsNative(ours, theirs, name) {
  if (ours === theirs) return;
  let first = 0;
  while (ours[first] === theirs[first]) ++first;
  const from = Math.max(0, first - 60);
  assert.fail(`${name}\nhere   …${ours.slice(from, first + 60)}\nnative …${theirs.slice(from, first + 60)}`);
}
