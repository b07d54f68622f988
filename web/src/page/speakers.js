/** One speaker at a time: who that is, what it said, and the claims in which it takes part. Pure functions of a record. */
import { linkLists } from '../check.js';
import { quoteAll, speakerOf, speakersOf, toldBy } from './record.js';
import { who } from './wording.js';

const keyOf = (id) => `entity ${id}`;
const idOf = (key) => (key.startsWith('entity ') ? Number(key.slice(7)) : null);
const holds = (text, words) => text.toLowerCase().includes(words.toLowerCase());

/**
 * The speakers with what a card tells of each.
 * @returns {Map<string, {key: string, name: string, unnamed: boolean, role: string, statements: object[],
 *   lines: string[]}>} by key, in the order of the text; `lines` in our words, but for names and quotations
 */
export function speakerCards(record) {
  const speakers = speakersOf(record);
  const spokenForBy = new Map();
  for (const { statements, name } of speakers) {
    for (const { speaker, onBehalfOf } of statements) {
      if (onBehalfOf === null || onBehalfOf === speaker) continue;
      if (!spokenForBy.has(onBehalfOf)) spokenForBy.set(onBehalfOf, new Set());
      spokenForBy.get(onBehalfOf).add(name);
    }
  }
  return new Map(
    speakers.map((speaker) => [speaker.key, { ...speaker, lines: linesOf(record, speaker, spokenForBy) }]),
  );
}

function linesOf(record, { key, unnamed, statements, candidates }, spokenForBy) {
  const id = idOf(key);
  if (id === null) return candidates.length ? [who.open(candidates)] : [];
  const { name, aliases, members, party, description, anonymity } = record.entities[id];
  const names = (ids) => ids.map((one) => record.entities[one].name);
  const others = aliases.filter((alias) => !holds(alias, name));
  const parties = new Set(statements.map(({ onBehalfOf }) => onBehalfOf).filter((one) => one !== null && one !== id));
  const own = party === null || party === id ? '' : record.entities[party].name;
  const told = own && !parties.size && !holds(name, own) && !(description && holds(description, own));
  const through = !unnamed && statements.every(({ onUnnamedWord }) => onUnnamedWord);
  return [
    others.length ? who.also(others) : '',
    members.length ? who.together(names(members)) : '',
    parties.size ? who.speaksFor(names([...parties])) : '',
    told ? who.of(own) : '',
    spokenForBy.has(id) ? who.spokenForBy([...spokenForBy.get(id)]) : '',
    anonymity.length ? who.whyUnnamed(quoteAll(record, anonymity)) : '',
    through ? who.throughUnnamed : '',
  ].filter(Boolean);
}

/**
 * What is left when one speaker alone is shown: what it said, alone or with others; the claims in which its words,
 * words for it or words that it passes on take a part, and those to which its answer is missing.
 * @returns {{key: string, statements: Set<number>, claims: Set<number>}}
 */
export function shareOf(record, key) {
  const id = idOf(key);
  const said = ({ broken, speaker, ...rest }) =>
    !broken &&
    (speakerOf(record, { speaker, ...rest }).key === key ||
      (id !== null && speaker !== null && record.entities[speaker].members.includes(id)));
  const statements = new Set(record.statements.filter(said).map((statement) => statement.id));
  const takesPart = ({ statement, root }) => {
    const one = record.statements[statement];
    if (statements.has(statement) || toldBy(record, one).some((teller) => teller.key === key)) return true;
    return id !== null && (root === id || one.onBehalfOf === id);
  };
  const parts = ({ candidates = [], ...claim }) => [
    ...linkLists.flatMap((list) => claim[list] ?? []),
    ...candidates.map((statement) => ({ statement, root: null })),
  ];
  const claims = record.claims.filter((claim) => claim.unanswered.includes(id) || parts(claim).some(takesPart));
  return { key, statements, claims: new Set(claims.map((claim) => claim.id)) };
}

/** The key of the entity in an address such as "#speaker-3", if it speaks. */
export function addressedSpeaker(record, hash) {
  const id = Number(/^#(?:.*&)?speaker-(\d+)$/.exec(hash)?.[1]) - 1;
  return record.statements.some(({ speaker }) => speaker === id) ? keyOf(id) : null;
}

/** The address of a speaker: entities have one, words without a name do not. */
export const addressOf = (key) => (idOf(key) === null ? '#who-said-what' : `#speaker-${idOf(key) + 1}`);
