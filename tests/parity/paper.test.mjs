/**
 * Page and paper tell the same: which claims stand where and under which label, what rests on unnamed sources only, who is
 * unnamed, and the sentence at the top. The page here is what web/src/render draws of the JSON; the paper is the Markdown of
 * the command line.
 *
 *     node --test tests/parity/paper.test.mjs     after `make native`
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { native, ownArticles, sharedArticles } from './articles.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { window } = new (require('jsdom').JSDOM)('<!doctype html><body>');
globalThis.document = window.document;
globalThis.getSelection = () => '';
const { render } = await import('../../web/src/render/render.js');
const { groups } = await import('../../web/src/page/wording.js');

const onUnnamed = 'Rests on unnamed sources only.';
const throughUnnamed = 'Known here through unnamed sources only.';
/** Quotation marks and cuts are set a little differently; the words are the same. */
const plain = (text) =>
  text
    .replace(/[“”"‘’…\\]|\s+(?=[\s,.;:])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
const begins = (text) => plain(text).split(' ').slice(0, 8).join(' ');

/** What the page shows: [{shelf, claims: [{words, label, onUnnamed}]}], who is unnamed, the headline. */
function pageOf(json) {
  const { element } = render(json, { open: true });
  const texts = (within, selector) => [...within.querySelectorAll(selector)].map((one) => one.textContent);
  const shelves = [...element.querySelectorAll('.group')].map((group) => {
    const shelf = [...group.classList].find((one) => one in groups);
    const claims = [...group.querySelectorAll('.card, .plain > li')].map((one) => ({
      words: begins(one.querySelector('.claim, .words').textContent),
      onUnnamed: texts(one, '.note').includes(onUnnamed),
    }));
    return { shelf, claims };
  });
  const speakers = [...element.querySelectorAll('.said details')].map((one) => ({
    unnamed: texts(one, 'summary .role').includes(', unnamed'),
    through: texts(one, '.note').includes(throughUnnamed),
    name: begins(one.querySelector('summary b').textContent),
  }));
  return { shelves, speakers, headline: element.querySelector('.big').textContent };
}

const headings = new Map(Object.entries(groups).map(([shelf, words]) => [words, shelf]));
/** Cards of these stand on paper without a heading: each says its label. */
const byLabel = [
  [/^Disputed/, 'disputed'],
  [/^Accepted in part/, 'partly-accepted'],
  [/^(Not confirmed|Taken back)/, 'not-confirmed'],
];

/** Claims of these stand in a list, without notes of their own. */
const lines = ['unnamed', 'unopposed', 'unsourced'];

/** The same of the Markdown. */
function paperOf(markdown) {
  const shelves = [];
  const speakers = [];
  let shelf = null;
  let part = '';
  const claim = (words) => {
    if (shelves.at(-1)?.shelf !== shelf) shelves.push({ shelf, claims: [] });
    shelves.at(-1).claims.push({ words, onUnnamed: false });
  };
  const plainText = markdown
    .replace(/\*\*/g, '')
    .replace(/\\(?=[\\`*_[\]{}#|~>])/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
  for (const line of plainText.split('\n')) {
    const [, section] = /^## (.+)$/.exec(line) ?? [];
    const [, label] = /^(?:Claim|Left open) \d+ of \d+: (.+)$/.exec(section ?? '') ?? [];
    if (section && !label) {
      part = section === 'Who said what' ? 'said' : headings.has(section) ? 'claims' : 'end';
      shelf = headings.get(section) ?? null;
    } else if (label) {
      part = 'card';
      shelf = byLabel.find(([pattern]) => pattern.test(label) && section.startsWith('Claim'))?.[1] ?? shelf;
    } else if (part === 'card' && line.startsWith('> ')) claim(begins(line.slice(2)));
    else if (part === 'card' && line === onUnnamed) shelves.at(-1).claims.at(-1).onUnnamed = true;
    else if (part === 'claims' && line.startsWith('- ')) claim(begins(line.slice(2)));
    else if (part === 'said' && line.startsWith('### ')) {
      speakers.push({ unnamed: line.endsWith(', unnamed'), through: false, name: begins(line.slice(4)) });
    } else if (part === 'said' && line === throughUnnamed) speakers.at(-1).through = true;
  }
  return { shelves, speakers, summary: markdown.split('\n')[2] };
}

function assertTold({ name, bytes }) {
  const page = pageOf(native(bytes));
  const paper = paperOf(native(bytes, 'markdown'));
  const of = (told, key) => told.shelves.map(({ shelf, claims }) => [shelf, claims.map((claim) => claim[key])]);
  assert.deepEqual(
    of(page, 'words').map(([shelf, all]) => [shelf, all.length]),
    of(paper, 'words').map(([shelf, all]) => [shelf, all.length]),
    name,
  );
  for (const [i, { shelf, claims }] of page.shelves.entries())
    for (const [k, { words, onUnnamed: rests }] of claims.entries()) {
      const other = paper.shelves[i].claims[k];
      const [short, long] = [words, other.words].sort((a, b) => a.length - b.length);
      assert.ok(
        long.startsWith(short.split(' ').slice(0, 3).join(' ')),
        `${name}: ${shelf}: ${words} / ${other.words}`,
      );
      if (!lines.includes(shelf)) assert.equal(rests, other.onUnnamed, `${name}: ${words}`);
    }
  const entities = page.speakers.filter(({ unnamed, through }) => unnamed || through);
  const told = paper.speakers.filter(({ unnamed, through }) => unnamed || through);
  assert.deepEqual(
    entities.map(({ unnamed, through }) => [unnamed, through]),
    told.map(({ unnamed, through }) => [unnamed, through]),
    name,
  );
  if (page.shelves.length)
    assert.ok(paper.summary.startsWith(page.headline), `${name}: ${page.headline} / ${paper.summary}`);
  return page.shelves.flatMap(({ claims }) => claims).length;
}

test('the whole articles of the tests and the samples of the page', () => {
  const counts = ownArticles().map(assertTold);
  assert.ok(counts.reduce((sum, n) => sum + n, 0) > 20, 'there are claims to compare');
});

for (const folder of ['seeds', 'polnear/dev/text']) {
  const articles = sharedArticles(folder, 40);
  test(`../shared/${folder}`, { skip: articles ? false : 'the folder is not beside the repository' }, () => {
    assert.ok(articles.map(assertTold).reduce((sum, n) => sum + n, 0) > 0);
  });
}
