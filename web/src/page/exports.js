/** Findings as texts to copy: the article's words and places, nothing that the page does not show. */
import { claimTitle } from './quotes.js';
import {
  groupsOf,
  namesOf,
  opposedOnlyLikely,
  placeOf,
  positionOf,
  quoteAll,
  restsOnUnnamed,
  rowsOf,
  speakerOf,
  statusOf,
  toldBy,
} from './record.js';
import { capital, card, groups, parts } from './wording.js';

const mark = (record, offset) => {
  const { n, kind } = placeOf(record, offset);
  return n ? `¶${n}` : kind;
};

/** One claim as plain text. */
export function claimText(record, claim) {
  const status = statusOf(record, claim);
  const lines = [
    `${claimTitle(record, claim)} (${mark(record, claim.text[0][0])})`,
    claim.open ? card.leftOpen(status) : status,
  ];
  if (claim.open) lines.push(card.leftOpenNote);
  if (opposedOnlyLikely(claim)) lines.push(card.onlyLikely);
  if (restsOnUnnamed(record, claim)) lines.push(card.onUnnamed);
  for (const { part, entries } of rowsOf(record, claim)) {
    lines.push(parts[part][0].replace(/:?$/, ':'));
    for (const entry of entries) lines.push(`  ${entryText(record, entry)}`);
  }
  if (claim.unanswered.length) {
    lines.push(`${parts.missing[0]}: ${card.answerFrom(claim.unanswered.map((id) => record.entities[id].name))}`);
  }
  return lines.join('\n');
}

function entryText(record, { statement, link, spans, once }) {
  if (!statement) return `${card.itself} (${mark(record, spans[0]?.[0] ?? 0)}): ${quoteAll(record, spans)}`;
  const { name, unnamed, role, party, candidates } = speakerOf(record, statement);
  const maybe = candidates.length ? card.maybe(candidates) : '';
  const who =
    capital(name) + maybe + (role ? `, ${role}` : party ? card.forParty(party) : '') + (unnamed ? card.unnamed : '');
  const told = toldBy(record, statement)
    .map((outer) => card.asToldBy(outer.name))
    .join('');
  const said = [quoteAll(record, statement.cue), quoteAll(record, statement.content)].filter(Boolean).join(' ');
  const narrowed = link?.restricted?.length ? ` [narrowed: ${quoteAll(record, link.restricted)}]` : '';
  return `${who}${told} (${mark(record, positionOf(statement))}): ${said}${narrowed}${once ? ` – ${card.countedOnce('')}` : ''}`;
}

/** All claims by group, as plain text. */
export function findingsText(record) {
  return groupsOf(record)
    .map(({ name, claims }) => {
      const cards =
        name === 'uncontested' || name === 'unsourced'
          ? claims.map((claim) => lineText(record, claim)).join('\n')
          : claims.map((claim) => claimText(record, claim)).join('\n\n');
      return `${groups[name].toUpperCase()}\n\n${cards}`;
    })
    .join('\n\n\n');
}

function lineText(record, claim) {
  const names = rowsOf(record, claim).flatMap(({ entries }) =>
    namesOf(record, entries).map(({ name, rest }) => capital(name) + rest),
  );
  return `${claimTitle(record, claim)} (${mark(record, claim.text[0][0])})${names.length ? ` – ${names.join('; ')}` : ''}`;
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
