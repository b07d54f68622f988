/**
 * A result as files of other programs: tables (CSV), Web Annotations (JSON-LD), and the name of a file. Words in
 * columns and bodies are the article's or stand in wording.js; nothing here that the page does not show.
 */
import { claimText, paragraphMark } from './exports.js';
import {
  anchorOf,
  claimsByStatement,
  numberOf,
  positionOf,
  quoteAll,
  rowsOf,
  speakerOf,
  statusOf,
  toldBy,
} from './record.js';
import { claimsOf, statementsOf } from './selection.js';
import { capital, forms, parts, stances } from './wording.js';
import { fingerprint } from './visits.js';

/** RFC 4180. A cell that a spreadsheet would take for a formula has an apostrophe before it: articles are not trusted. */
function csv(rows) {
  const cell = (value) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Offsets in code points, as Web Annotations and most languages count them; the page counts UTF-16 units. */
export function codePoints(text) {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

const who = (record, statement) => {
  const { name, unnamed, role, party, candidates } = speakerOf(record, statement);
  const told = toldBy(record, statement).map((outer) => outer.name);
  return [capital(name), unnamed ? 'yes' : '', role, party, told.join('; '), candidates.join('; ')];
};
const whoColumns = ['speaker', 'unnamed', 'role', 'for', 'as told by', 'speaker may be'];

/** One statement a row. */
export function statementTable(record, selection = null) {
  const found = claimsByStatement(record);
  const point = codePoints(record.text);
  const shown = new Set(claimsOf(record, selection));
  const row = (statement) => {
    const { id, form, stance, source, cue, content } = statement;
    const spans = content.length ? content : cue.length ? cue : source;
    const claims = (found.get(id) ?? []).filter((claim) => shown.has(claim));
    return [
      id + 1,
      paragraphMark(record, positionOf(statement)),
      ...who(record, statement),
      stances[stance] ?? stance,
      forms[form] ?? form,
      quoteAll(record, source),
      quoteAll(record, cue),
      quoteAll(record, content),
      point(spans[0]?.[0] ?? 0),
      point(spans.at(-1)?.[1] ?? 0),
      claims.map((claim) => numberOf(record, claim)).join('; '),
    ];
  };
  const columns = ['stance', 'form', 'who', 'says', 'what', 'begin', 'end', 'claims'];
  return csv([['statement', 'place', ...whoColumns, ...columns], ...statementsOf(record, selection).map(row)]);
}

/** One link a row: which statement takes which part in which claim, and how sure that is. */
export function linkTable(record, selection = null) {
  const rows = claimsOf(record, selection).flatMap((claim) => {
    const head = [numberOf(record, claim), statusOf(record, claim), quoteAll(record, claim.text)];
    return rowsOf(record, claim).flatMap(({ part, entries }) =>
      entries.map(({ statement, link, spans, once }) => [
        ...head,
        parts[part][0].replace(/:$/, ''),
        statement ? statement.id + 1 : '',
        paragraphMark(record, statement ? positionOf(statement) : (spans[0]?.[0] ?? 0)),
        ...(statement ? who(record, statement) : ['The article itself', '', '', '', '', '']),
        statement ? quoteAll(record, statement.cue) : '',
        statement ? quoteAll(record, statement.content) : quoteAll(record, spans),
        link?.relation ?? '',
        link?.certainty ?? '',
        once ? 'yes' : '',
        link ? quoteAll(record, link.restricted ?? []) : '',
        link
          ? link.evidence
              .map(({ note }) => note)
              .filter(Boolean)
              .join(' ')
          : '',
      ]),
    );
  });
  const columns = ['says', 'what', 'relation', 'certainty', 'counted once', 'narrowed by', 'why'];
  return csv([
    ['claim', 'status', 'words of the claim', 'part', 'statement', 'place', ...whoColumns, ...columns],
    ...rows,
  ]);
}

const beside = 32; // code points before and after a quotation by which it is found again

/**
 * Web Annotations: one for who, says and what of each statement, one for each claim, one for each answer to a claim.
 * Positions are code points of the article's text as the page shows it; quotations find their place in any other.
 */
export function annotations(record, selection = null) {
  const { text, explanation } = record;
  const point = codePoints(text);
  const article = `urn:x-who-says-so:${fingerprint(text)}`;
  const selector = ([begin, end]) => [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(begin, end),
      prefix: [...text.slice(Math.max(0, begin - 2 * beside), begin)].slice(-beside).join(''),
      suffix: [...text.slice(end, end + 2 * beside)].slice(0, beside).join(''),
    },
    { type: 'TextPositionSelector', start: point(begin), end: point(end) },
  ];
  const targets = (spans) => spans.map((span) => ({ source: article, selector: selector(span) }));
  const annotation = (id, motivation, body, spans) => ({
    id: `${article}:${id}`,
    type: 'Annotation',
    motivation,
    body,
    target: targets(spans),
  });
  const tag = (value) => ({ type: 'TextualBody', purpose: 'tagging', value });
  const told = (value) => ({ type: 'TextualBody', purpose: 'describing', format: 'text/plain', language: 'en', value });

  const statements = statementsOf(record, selection).flatMap((statement) => {
    const { id, stance, form, source, cue, content } = statement;
    const name = capital(speakerOf(record, statement).name);
    const more = { what: [tag(stances[stance] ?? stance), tag(forms[form] ?? form)] };
    return Object.entries({ who: source, says: cue, what: content })
      .filter(([, spans]) => spans.length)
      .map(([role, spans]) =>
        annotation(`statement-${id + 1}-${role}`, 'tagging', [tag(role), tag(name), ...(more[role] ?? [])], spans),
      );
  });
  const claims = claimsOf(record, selection).flatMap((claim) => {
    const id = anchorOf(record, claim);
    const own = annotation(
      id,
      'classifying',
      [tag(statusOf(record, claim)), told(claimText(record, claim))],
      claim.text,
    );
    const answers = rowsOf(record, claim).flatMap(({ part, entries }) =>
      entries
        .filter(({ statement }) => statement)
        .map(({ statement, link }) => {
          const { content, cue, source } = statement;
          const body = [tag(parts[part][0].replace(/:$/, '')), { source: own.id, purpose: 'linking' }];
          if (link) body.push(tag(link.certainty));
          const spans = content.length ? content : cue.length ? cue : source;
          return annotation(`${id}-statement-${statement.id + 1}-${part}`, 'linking', body, spans);
        }),
    );
    return [own, ...answers];
  });
  const items = [...statements, ...claims];
  return `${JSON.stringify(
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${article}:annotations`,
      type: 'AnnotationCollection',
      label: explanation.article.title ?? '',
      total: items.length,
      first: { id: `${article}:page`, type: 'AnnotationPage', startIndex: 0, items },
    },
    null,
    2,
  )}\n`;
}

/** "2031-09-18-harbour-board-denies-delaying": the day of the article, or of the reading, and its title. */
export function fileName({ article }, today = new Date()) {
  const { title, published, text } = article;
  const stated = /\b(19|20)\d\d\b/.test(published ?? '') ? new Date(published) : null;
  const day = stated && !Number.isNaN(stated.getTime()) ? stated : today;
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  const words = (title ?? text.slice(0, 80))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let name = date;
  for (const word of words) {
    if (name.length + word.length > 70) break;
    name += `-${word}`;
  }
  return name;
}
