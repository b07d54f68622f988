/** What of a result is shown: one speaker, one stance, one form, words that are searched for. Pure functions of a record. */
import { membersOf, quoteAll, speakerOf, toldBy } from './record.js';
import { shareOf } from './speakers.js';

/** @typedef {{speaker: string, stance: string, form: string, words: string}} Filter  '' stands for all */
export const everything = { speaker: '', stance: '', form: '', words: '' };

/** Letters without their accents and cases: who searches "Medarsky" finds "Međarský" as far as Unicode takes it apart. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All words of the search, in any order, anywhere in a text. */
function holdsAll(words) {
  const wanted = plain(words).split(/\s+/u).filter(Boolean);
  return (text) => wanted.every((word) => text.includes(word));
}

const textOf = (record, statement) => {
  const { source, cue, content } = statement;
  const names = [speakerOf(record, statement), ...toldBy(record, statement)].map(({ name }) => name);
  return plain([...names, ...[source, cue, content].map((spans) => quoteAll(record, spans))].join(' '));
};

/**
 * The statements that fit, and the claims in which one of them stands; a search finds claims by their own words too.
 * @param {object} record
 * @param {Filter} filter
 * @returns {{key: string, statements: Set<number>, claims: Set<number>} | null}  null: everything is shown
 */
export function shownBy(record, { speaker, stance, form, words }) {
  const holds = holdsAll(words);
  const searched = plain(words).trim() !== '';
  if (!speaker && !stance && !form && !searched) return null;
  const share = speaker ? shareOf(record, speaker) : null;
  const fits = (statement) =>
    (share ? share.statements.has(statement.id) : !statement.broken) &&
    (!stance || statement.stance === stance) &&
    (!form || statement.form === form) &&
    (!searched || holds(textOf(record, statement)));
  const statements = new Set(record.statements.filter(fits).map(({ id }) => id));
  const inWords = (claim) => searched && !stance && !form && holds(plain(quoteAll(record, claim.text)));
  const narrowed = stance || form || searched;
  const claims = record.claims.filter(
    (claim) =>
      (!share || share.claims.has(claim.id)) &&
      (!narrowed || inWords(claim) || membersOf(claim).some((id) => statements.has(id))),
  );
  return { key: speaker, statements, claims: new Set(claims.map(({ id }) => id)) };
}

/** How many statements there are of each stance and each form, the most frequent first: {stance: [[name, n]], form}. */
export function kindsOf(record) {
  const count = (key) => {
    const counts = new Map();
    for (const statement of record.statements)
      if (!statement.broken) counts.set(statement[key], (counts.get(statement[key]) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  };
  return { stance: count('stance'), form: count('form') };
}
