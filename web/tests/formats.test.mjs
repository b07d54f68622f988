import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checked } from '../src/check.js';
import { example } from '../src/page/example.js';
import { findingsText, markdownText } from '../src/page/exports.js';
import { everything, shownBy } from '../src/page/filter.js';
import { annotations, codePoints, fileName, linkTable, statementTable } from '../src/page/formats.js';
import { linksOf, recordOf } from '../src/page/record.js';
import { partOf } from '../src/page/selection.js';

const changed = (change = () => {}) => {
  const raw = example();
  change(raw);
  return recordOf(checked.explanation(raw));
};
const record = changed();
const solen = shownBy(record, {
  ...everything,
  speaker: `entity ${record.entities.findIndex(({ name }) => name === 'Mira Solen')}`,
});

/** Another name for an entity; it stands in the article, else it would not be shown. */
const called =
  (id, name) =>
  ({ article, entities }) => {
    article.text += `\n${name}`;
    entities[id].name = name;
  };

/** A table read again, by the rules of RFC 4180. */
function rowsOf(table) {
  assert.ok(table.startsWith('\ufeff') && table.endsWith('\r\n'));
  const cells = [...table.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)];
  const rows = [[]];
  for (const [, cell, end] of cells) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  const [head, ...body] = rows.slice(0, -1);
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

test('a table has one statement a row, with its words and its place in code points', () => {
  const rows = rowsOf(statementTable(record));
  assert.equal(rows.length, record.statements.length);
  const points = [...record.text];
  for (const [i, row] of rows.entries()) {
    const { content } = record.statements[i];
    if (content.length === 1) assert.equal(points.slice(Number(row.begin), Number(row.end)).join(''), row.what);
    assert.equal(row.statement, String(i + 1));
  }
  assert.equal(rows[0].speaker, 'Two officials familiar with the matter');
  assert.equal(rows[0].unnamed, 'yes');
});

test('a table has one link a row, the voice of the article and candidates too', () => {
  const rows = rowsOf(linkTable(record));
  const links = record.claims.flatMap((claim) => [...linksOf(claim), ...claim.article, ...claim.candidates]);
  assert.equal(rows.length, links.length);
  const denial = rows.find(({ part, claim }) => claim === '1' && part === 'Says otherwise');
  assert.deepEqual([denial.speaker, denial.says, denial.certainty], ['Arden', 'denied', 'certain']);
  assert.ok(rows.some(({ speaker }) => speaker === 'The article itself'));
});

test('tables keep quotation marks, lines and commas, and no cell is a formula', () => {
  const odd = changed(called(0, '=HYPERLINK("http://x"),\n+1'));
  const speakers = rowsOf(statementTable(odd)).map(({ speaker }) => speaker);
  assert.ok(speakers.includes('\'=HYPERLINK("http://x"),\n+1'));
});

test('annotations are found again by quotation and by position in code points', () => {
  const text = `🌊🌊 ${record.text}`;
  const shift = ({ article, statements, claims }) => {
    const moved = ([begin, end]) => [begin + 5, end + 5];
    article.text = text;
    for (const block of article.blocks) [block.begin, block.end] = moved([block.begin, block.end]);
    for (const one of statements) for (const key of ['source', 'cue', 'content']) one[key] = one[key].map(moved);
    for (const claim of claims) {
      claim.text = claim.text.map(moved);
      for (const own of claim.article) own.spans = own.spans.map(moved);
    }
  };
  const collection = JSON.parse(annotations(changed(shift)));
  assert.equal(collection['@context'], 'http://www.w3.org/ns/anno.jsonld');
  assert.equal(collection.type, 'AnnotationCollection');
  const { items } = collection.first;
  assert.equal(collection.total, items.length);
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'every annotation has an id of its own');
  const points = [...text];
  for (const { type, target, motivation, body } of items) {
    assert.equal(type, 'Annotation');
    assert.ok(['tagging', 'classifying', 'linking'].includes(motivation) && body.length);
    for (const { selector } of target) {
      const [quotation, position] = selector;
      assert.deepEqual([quotation.type, position.type], ['TextQuoteSelector', 'TextPositionSelector']);
      assert.equal(points.slice(position.start, position.end).join(''), quotation.exact);
      assert.ok(text.includes(quotation.prefix + quotation.exact + quotation.suffix));
      assert.ok([...quotation.prefix].length <= 32 && quotation.prefix.isWellFormed?.() !== false);
    }
  }
  const ids = new Set(items.map(({ id }) => id));
  for (const { motivation, body } of items)
    if (motivation === 'linking') assert.ok(ids.has(body.find(({ source }) => source).source), 'the claim is there');
});

test('code points are counted before every offset', () => {
  const text = 'a🌊b𝔸c';
  const point = codePoints(text);
  assert.deepEqual([0, 1, 3, 4, 6, 7].map(point), [0, 1, 2, 3, 4, 5]);
});

test('what is not shown is in no table, no annotation, no text', () => {
  assert.equal(rowsOf(statementTable(record, solen)).length, solen.statements.size);
  assert.equal(new Set(rowsOf(linkTable(record, solen)).map(({ claim }) => claim)).size, solen.claims.size);
  assert.doesNotMatch(annotations(record, solen), /"exact": "[^"]*convoy/);
  assert.doesNotMatch(findingsText(record, solen), /convoy/);
  const markdown = markdownText(record, solen, 'Only Mira Solen is shown.');
  assert.match(markdown, /^# Veld says Arden sent rockets to Kest\n\nOnly Mira Solen is shown\.\n\n## Disputed/);
  assert.match(markdown, /\n### Mira Solen\n\n- confirmed that her country had sold/);
  assert.doesNotMatch(markdown, /convoy|Ana Reyl said/);
});

test('what is Markdown in an article stays as it is', () => {
  const odd = changed(called(6, 'Mira *Solen* [x](y)'));
  assert.match(markdownText(odd, solen), /### Mira \\\*Solen\\\* \\\[x\\\]\(y\)/);
});

test('saved whole, an explanation has what the core wrote: of each key the same value', () => {
  const folder = new URL('../../tests/articles/', import.meta.url);
  const stored = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const links = stored.flatMap((name) => {
    const raw = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    assert.doesNotMatch(raw.article.text, /[\ud800-\udfff]/, `${name}: its offsets are the same in both units`);
    raw.unit = 'utf-16';
    assert.deepEqual(partOf(checked.explanation(structuredClone(raw)), null), raw, name);
    return raw.claims.flatMap(linksOf);
  });
  assert.ok(
    links.some(({ restricted }) => restricted) && links.some(({ restricted }) => restricted === null),
    'some of the links are narrowed, some are not',
  );
});

test('a part is an explanation that passes the check, its links whole', () => {
  const whole = partOf(record.explanation, null);
  assert.deepEqual(checked.explanation(structuredClone(whole)), record.explanation);
  const part = partOf(record.explanation, solen);
  const again = recordOf(checked.explanation(structuredClone(part)));
  assert.equal(again.claims.length, solen.claims.size);
  assert.ok(again.statements.length < record.statements.length);
  assert.deepEqual(
    again.claims.map((claim) => linksOf(claim).length),
    [...solen.claims].map((id) => linksOf(record.claims[id]).length),
  );
  assert.ok(again.statements.every(({ id, inside }, i) => id === i && (inside === null || again.statements[inside])));
  assert.deepEqual(again.notes, record.notes, 'nothing was dropped');
});

test('a file is named after the day and the title of its article', () => {
  const today = new Date(2031, 0, 5);
  const named = (article) =>
    fileName({ article: { title: null, published: null, text: 'Först, “Ada” said so.', ...article } }, today);
  assert.equal(named({}), '2031-01-05-forst-ada-said-so');
  assert.equal(
    named({ title: 'Harbour board denies it', published: '18 September 2030' }),
    '2030-09-18-harbour-board-denies-it',
  );
  assert.equal(named({ title: '../../etc/passwd', published: 'last Tuesday' }), '2031-01-05-etc-passwd');
  assert.ok(named({ title: 'word '.repeat(60) }).length <= 80);
  assert.equal(named({ title: '???' }), '2031-01-05');
});
