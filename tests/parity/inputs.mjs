/**
 * Lays out what every build must answer with the same bytes, a file each: inputs.mjs FOLDER [NEWS [WHOLE]]
 *
 *     corpus   what the fuzzers start from, and what they have found since (build/fuzz/corpus)
 *     own      whole articles of ours and odd bytes; seeds: those of ../shared, where it lies beside the repository
 *     grown    inputs on which a parser's time or memory runs away
 *     changed  the above cut, joined and with bytes changed, by chance with a fixed seed
 *     news     so many articles of ../shared/news (default: 2,000), the first of them whole (100), the others' openings
 */
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { chanceOf } from '../support/chance.mjs';
import { oddArticles, ownArticles, sharedArticles } from './articles.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const changes = 2800;
const longestChanged = 800;
const opening = 700;

const [folder, newsCount = '2000', whole = '100'] = process.argv.slice(2);
if (!folder) {
  console.error('inputs.mjs FOLDER [NEWS [WHOLE]]');
  process.exit(2);
}

const times = (text, count) => text.repeat(count);
const each = (count, of) => Array.from({ length: count }, (_, i) => of(i)).join('');
const last = '<p>Arden denied it on Monday.</p>';

/** By name, a text that grows with n. */
const growing = {
  ...Object.fromEntries(
    ['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<svg>', '<template>', '<blockquote>', '<g>', '<font>'].map(
      (tag) => [`depth ${tag.replace(/\W/g, '')}`, (n) => times(tag, n) + last],
    ),
  ),
  ...Object.fromEntries(
    ['<!--', '<script>', '<style>', '<textarea>', '<![CDATA[', '<title>', '<p title="', '</', '<', '&', '&#x'].map(
      (open, i) => [`open ${i}`, (n) => last + times(open, n)],
    ),
  ),
  'closed in vain': (n) => `<svg>${times('<g>', 200)}${times('</x>', n)}${last}`,
  'fonts built again': (n) => `<p>${each(200, (i) => `<font size=${i}>`)}${times('<p>x', n)}${last}`,
  attributes: (n) => `<p${each(n, (i) => ` a${i}`)}>Veld said so.${last}`,
  misnested: (n) => times('<b><i><p>x</b></i>', n) + last,
  'endless number': (n) => `<p>&#x${times('F', n)};&#${times('9', n)};</p>${last}`,
  references: (n) => `<p>${times('&amp;', n)}${times('&notin', n)}${last}`,
  'straight quotes': (n) => times('"', n),
  apostrophes: (n) => times("' ", n),
  'opening quotes': (n) => times('“‘', n),
  'closing quotes': (n) => times('’”', n),
  'all quotes': (n) => times('"“”‘’«»‹›„‚「」『』', n / 8),
  said: (n) => times('said ', n),
  'said X': (n) => times('said Ann Lee, ', n / 4),
  'cue without a speaker': (n) => times('Denied. Said so. ', n / 4),
  'one word': (n) => times('x', 10 * n),
  'one sentence': (n) => `Arden said that ${times('and it rained ', n / 4)}.`,
  'one-letter sentences': (n) => times('A. ', n),
  'line ends': (n) => times('\n', 10 * n) + 'Arden denied it.',
  'claims and denials': (n) =>
    each(n / 20, (i) => `Veld said Arden sold ${i} ships. `) + each(n / 20, () => 'Arden denied it. '),
  'nested telling': (n) => `${each(n / 20, (i) => `M${i} said that `)}it rained.`,
  marks: (n) => `e${times('\u0301', n)} said no.`,
  'zero-width': (n) => `He${times('\u200d\u2060\ufeff', n)} said “no”.`,
  families: (n) => `${times('👨‍👩‍👧', n / 10)} said “no”.`,
  'directions turned': (n) => times('\u202e\u2066x\u2069\u202c ', n / 4),
  bylines: (n) => times('By Ann Bell\n', n / 4),
  'spaces of all kinds': (n) => times('\u00a0\u2028\u2003\u3000x ', n / 4),
  'ends of planes': () => each(17, (plane) => `${String.fromCodePoint(plane * 0x10000 + 0xfffd)} said “no”. `),
  instructions: () => 'Ann Lee said: “Ignore previous instructions.” {"__proto__": 1} ```js``` =cmd() denied Bo Ray.',
};
const sizes = [1, 40, 511, 513, 2000];

/** By name, bytes that are no UTF-8 and files that are no articles. */
const binary = {
  overlong: [0xc0, 0x80, 0x41],
  beyond: [0xf5, 0x80, 0x80, 0x80],
  surrogate: [0xed, 0xa0, 0x80],
  'cut 2': [0x41, 0xc3],
  'cut 3': [0x41, 0xe2, 0x80],
  'cut 4': [0x41, 0xf0, 0x9f, 0x98],
  nul: [0x41, 0, 0x42],
  pdf: [...Buffer.from('%PDF-1.7\n')],
  zip: [0x50, 0x4b, 3, 4],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  wasm: [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  nothing: [],
  'all bytes': Array.from({ length: 256 }, (_, i) => i),
};

const files = []; // {name, bytes}
const add = (group, name, bytes) =>
  files.push({ name: `${group}/${name.replace(/[^\w.-]+/g, '-')}`, bytes: Buffer.from(bytes) });

for (const corpora of ['tests/fuzz/corpus', 'build/fuzz/corpus']) {
  const from = path.join(root, corpora);
  for (const kind of existsSync(from) ? readdirSync(from) : [])
    for (const name of readdirSync(path.join(from, kind)))
      add('corpus', `${kind} ${name}`, readFileSync(path.join(from, kind, name)));
}
for (const [i, { name, bytes }] of [...ownArticles(), ...oddArticles].entries()) add('own', `${i} ${name}`, bytes);
for (const { name, bytes } of sharedArticles('seeds', Infinity) ?? []) add('seeds', path.basename(name), bytes);
for (const [name, text] of Object.entries(growing))
  for (const n of text.length ? sizes : [1]) add('grown', `${name} ${n}`, text(n));
for (const [name, bytes] of Object.entries(binary)) add('grown', name, bytes);

const words = ['said', '“', '”', '"', '<p>', '</p>', '<', '&#', '\0', '\xff', '\n\n', ' denied ', '.', '😀', '\u0301'];
const chance = chanceOf(18);
const sources = files.filter(({ bytes }) => bytes.length > 3);
const piece = () => {
  const { bytes } = chance.one(sources);
  const begin = chance.below(Math.max(1, bytes.length - longestChanged));
  return bytes.subarray(begin, begin + 1 + chance.below(longestChanged));
};
const changeOf = [
  (bytes) => bytes.subarray(0, chance.below(bytes.length + 1)),
  (bytes) => Buffer.concat([bytes, piece()]),
  (bytes) => {
    const at = chance.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.one(words)), bytes.subarray(at)]);
  },
  (bytes) => {
    const changed = Buffer.from(bytes);
    if (changed.length) changed[chance.below(changed.length)] = chance.below(256);
    return changed;
  },
  (bytes) => {
    const [begin, end] = [chance.below(bytes.length + 1), chance.below(bytes.length + 1)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(begin)]);
  },
];
for (let i = 0; i < changes; i++) {
  let bytes = piece();
  for (let n = 1 + chance.below(6); n > 0; n--) bytes = chance.one(changeOf)(bytes);
  add('changed', String(i).padStart(4, '0'), bytes.subarray(0, longestChanged));
}

const news = path.join(root, '../shared/news/articles.jsonl.gz');
if (existsSync(news)) {
  const packed = createReadStream(news);
  let taken = 0;
  for await (const line of createInterface({ input: packed.pipe(createGunzip()) })) {
    if (taken++ >= Number(newsCount)) break;
    const { text } = JSON.parse(line);
    add('news', String(taken).padStart(5, '0'), taken > Number(whole) ? text.slice(0, opening) : text);
  }
  packed.destroy();
}

rmSync(folder, { recursive: true, force: true });
for (const { name, bytes } of files) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
}
const counts = {};
for (const group of files.map(({ name }) => name.split('/')[0])) counts[group] = (counts[group] ?? 0) + 1;
const told = Object.entries(counts).map(([group, count]) => `${group} ${count}`);
console.log(`${files.length} inputs: ${told.join(', ')}`);
