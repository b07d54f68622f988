/** Findings as texts to copy: the article's words and places, nothing that the page does not show. */
import { claimTitle } from './quotes.js';
import {
  groupsOf,
  namesOf,
  opposedOnlyLikely,
  placeOf,
  positionOf,
  quoteAll,
  rowsOf,
  speakerOf,
  speakersOf,
  statusOf,
  toldBy,
} from './record.js';
import { statementsOf } from './selection.js';
import { capital, card, groups, parts, said } from './wording.js';

export const paragraphMark = (record, offset) => {
  const { n, kind } = placeOf(record, offset);
  return n ? `¶${n}` : kind;
};

/** One claim as plain text. */
export const claimText = (record, claim) => claimLines(record, claim).join('\n');

function claimLines(record, claim) {
  const status = statusOf(record, claim);
  const lines = [
    `${claimTitle(record, claim)} (${paragraphMark(record, claim.text[0][0])})`,
    claim.open ? card.leftOpen(status) : status,
  ];
  if (claim.open) lines.push(card.leftOpenNote);
  if (opposedOnlyLikely(claim)) lines.push(card.onlyLikely);
  if (claim.restsOnUnnamed) lines.push(card.onUnnamed);
  for (const { part, entries } of rowsOf(record, claim)) {
    lines.push(parts[part][0].replace(/:?$/, ':'));
    for (const entry of entries) lines.push(`  ${entryText(record, entry)}`);
  }
  if (claim.unanswered.length) {
    lines.push(`${parts.missing[0]}: ${card.answerFrom(claim.unanswered.map((id) => record.entities[id].name))}`);
  }
  return lines;
}

function entryText(record, { statement, link, spans, once }) {
  if (!statement) return `${card.itself} (${paragraphMark(record, spans[0]?.[0] ?? 0)}): ${quoteAll(record, spans)}`;
  const { name, unnamed, role, party, candidates } = speakerOf(record, statement);
  const maybe = candidates.length ? card.maybe(candidates) : '';
  const who =
    capital(name) + maybe + (role ? `, ${role}` : party ? card.forParty(party) : '') + (unnamed ? card.unnamed : '');
  const told = toldBy(record, statement)
    .map((outer) => card.asToldBy(outer.name))
    .join('');
  const words = [quoteAll(record, statement.cue), quoteAll(record, statement.content)].filter(Boolean).join(' ');
  const narrowed = link?.restricted?.length ? ` [narrowed: ${quoteAll(record, link.restricted)}]` : '';
  return `${who}${told} (${paragraphMark(record, positionOf(statement))}): ${words}${narrowed}${once ? ` – ${card.countedOnce('')}` : ''}`;
}

/** The claims by group with what is selected of each group. */
const groupsShown = (record, selection) =>
  groupsOf(record)
    .map(({ name, claims }) => ({ name, claims: claims.filter(({ id }) => !selection || selection.claims.has(id)) }))
    .filter(({ claims }) => claims.length);

const isListed = (name) => name === 'unopposed' || name === 'unsourced';

/** The claims by group, as plain text. */
export function findingsText(record, selection = null) {
  return groupsShown(record, selection)
    .map(({ name, claims }) => {
      const cards = isListed(name)
        ? claims.map((claim) => lineText(record, claim)).join('\n')
        : claims.map((claim) => claimText(record, claim)).join('\n\n');
      return `${groups[name].toUpperCase()}\n\n${cards}`;
    })
    .join('\n\n\n');
}

const plainMarkdown = (text) => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

/** A part of the result as Markdown; the core writes the whole. */
export function markdownText(record, selection = null, told = '') {
  const { title } = record.explanation.article;
  const out = title ? [`# ${plainMarkdown(title)}`] : [];
  if (told) out.push(plainMarkdown(told));
  for (const { name, claims } of groupsShown(record, selection)) {
    out.push(`## ${groups[name]}`);
    if (isListed(name)) out.push(claims.map((claim) => `- ${plainMarkdown(lineText(record, claim))}`).join('\n'));
    else for (const claim of claims) out.push(claimMarkdown(record, claim));
  }
  const statements = new Set(statementsOf(record, selection));
  if (statements.size) out.push(`## ${said.heading}`);
  for (const { key, name, statements: all } of speakersOf(record)) {
    const lines = all.filter((one) => statements.has(one)).map((statement) => saidMarkdown(record, statement));
    if (lines.length) out.push(`### ${plainMarkdown(key === 'nobody' ? said.none : capital(name))}`, lines.join('\n'));
  }
  return `${out.join('\n\n')}\n`;
}

function claimMarkdown(record, claim) {
  const [title, ...lines] = claimLines(record, claim).map(plainMarkdown);
  const listed = lines.map((line) => (line.startsWith('  ') ? `  - ${line.trim()}` : `- ${line}`));
  return [`### ${title}`, '', ...listed].join('\n');
}

function saidMarkdown(record, statement) {
  const words = [statement.cue, statement.content]
    .filter((spans) => spans.length)
    .map((spans) => quoteAll(record, spans));
  return `- ${plainMarkdown(`${words.join(' ')} (${paragraphMark(record, positionOf(statement))})`)}`;
}

function lineText(record, claim) {
  const names = rowsOf(record, claim).flatMap(({ entries }) =>
    namesOf(record, entries).map(({ name, rest }) => capital(name) + rest),
  );
  return `${claimTitle(record, claim)} (${paragraphMark(record, claim.text[0][0])})${names.length ? ` – ${names.join('; ')}` : ''}`;
}

/** What a report of a mistake holds: positions and rules, no word of the article. */
export function reportText(record, claim) {
  const positions = rowsOf(record, claim).map(({ part, entries }) => ({
    part,
    statements: entries.map(({ statement, link }) =>
      statement
        ? {
            stance: statement.stance,
            form: statement.form,
            spans: { source: statement.source, cue: statement.cue, content: statement.content },
            relation: link?.relation,
            certainty: link?.certainty,
            rules: link?.evidence.map(({ rule }) => rule),
          }
        : 'the article itself',
    ),
  }));
  return JSON.stringify(
    {
      report: 'a claim that is wrong',
      format: record.explanation.version,
      length: record.text.length,
      paragraphs: record.paragraphs,
      claim: { text: claim.text, open: claim.open ?? false, status: claim.status, unanswered: claim.unanswered.length },
      positions,
      expected: '',
    },
    null,
    1,
  );
}
