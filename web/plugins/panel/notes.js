/**
 * What an editor may want to look at before the article goes out: who is accused and not heard, what rests on unnamed
 * sources only, what is denied and was not told, whose words a quotation is. They count nothing and judge nobody, and
 * they speak of this one text. A pure function of the explanation.
 */
import { positionOf, quoteAll, recordOf, speakerOf } from '../../src/page/record.js';

/** Quotations shorter than this are as often names and phrases as somebody's words. */
const leastQuotation = 4;

/**
 * @param {import('../../src/types').Explanation} explanation  checked
 * @returns {Note[]} in the order of the text
 * @typedef {{kind: NoteKind, who: string, words: string, span: [number, number], statement: number | null, key: string}} Note
 *   who: a name, or '' where there is none. key: the same as long as the note says the same, wherever its words stand
 * @typedef {'not-heard' | 'unnamed-only' | 'claim-missing' | 'claim-open' | 'speaker-missing'} NoteKind
 *   claim-missing: nobody here is told to have said what is denied. claim-open: the text may have it, but which words it
 *   is was not found surely
 */
export function notesOf(explanation) {
  const record = recordOf(explanation);
  const found = [
    ...explanation.claims.flatMap((claim) => [
      ...notHeard(record, claim),
      ...unnamedOnly(record, claim),
      ...claimMissing(record, claim),
    ]),
    ...accusedUnheard(record),
    ...speakerMissing(record),
  ];
  const seen = new Set();
  return found
    .map((one) => ({ ...one, key: keyOf(one) }))
    .sort((a, b) => a.span[0] - b.span[0])
    .filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** Parties of claims of which the core knows that their answer is missing. */
function notHeard(record, claim) {
  return claim.unanswered.map((id) => {
    const accusation = [...claim.affirms, ...claim.confirms][0]?.statement ?? null;
    return note(record, 'not-heard', claim.text, { who: record.entities[id].name, statement: accusation });
  });
}

/** "the Selby Line, a shipping firm, of dumping oil": whom an accusation names first, and what for. */
const accusedOf = /^(?<who>[^,“”"]{2,60}?)(?:,[^,]{2,80},)?\s+(?:of|for)\s/u;

/** Accusations by somebody against somebody who says nothing in the text, whether claims are made of them or not. */
function accusedUnheard(record) {
  return record.statements.flatMap((statement) => {
    const { broken, stance, conditional, cue, content, speaker } = statement;
    if (broken || stance !== 'accuses' || conditional || !content.length) return [];
    if (isOnlyPossible.test(quoteAll(record, cue))) return [];
    const who = accusedOf.exec(quoteAll(record, content.slice(0, 1)))?.groups.who;
    if (!who || !isParty.test(who)) return [];
    const [begin] = content[0];
    const isMeant = ([from, to]) => from <= begin + determiner && to > begin; // "the Selby Line", "its rival Selby"
    const entity = record.entities.find(({ mentions }) => mentions.some(isMeant));
    const name = entity?.name ?? who.replace(/^(?:the|a|an)\s/iu, '');
    if (entity?.id === speaker || isPronoun.test(name) || isHeard(record, entity, name)) return [];
    return [note(record, 'not-heard', content, { who: name, statement: statement.id })];
  });
}

const isOnlyPossible = /\b(?:would|could|may|might|will|shall)\b/iu;
const isParty = /^(?:the|its|his|her|their|our)\s|\p{Lu}/u;
const determiner = 'their '.length;
const isPronoun = /^(?:him|her|it|them|us|me|you|himself|herself|themselves|others?|each other|one another)$/iu;

/** Does anybody speak who is the party, belongs to it, or only may? Who is not sure is taken as heard. */
function isHeard(record, entity, name) {
  const capitals = name.match(/\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  const telling = (capitals.length ? capitals : name.split(/\s+/u).slice(-1)).map((word) => word.toLowerCase());
  const speaks = (id) => {
    if (id === null || id === undefined) return false;
    const one = record.entities[id];
    return (
      one === entity ||
      (entity && one.party === entity.id) ||
      holdsAny([one.name, one.description, ...one.aliases], telling)
    );
  };
  return record.statements.some(
    ({ speaker, onBehalfOf, candidates, source }) =>
      [speaker, onBehalfOf, ...candidates].some(speaks) || holdsAny([quoteAll(record, source)], telling),
  );
}

const holdsAny = (texts, words) => {
  const all = texts.filter(Boolean).join(' ').toLowerCase();
  return words.some((word) => all.includes(word));
};

function unnamedOnly(record, claim) {
  if (claim.open || !claim.voiced || !claim.restsOnUnnamed) return [];
  const statement = record.statements[[...claim.affirms, ...claim.confirms][0].statement];
  const { name, unnamed } = speakerOf(record, statement);
  const who = unnamed ? name : '';
  return [note(record, 'unnamed-only', claim.text, { who, statement: statement.id })];
}

/** A denial of something that the text does not carry, or not in words that are surely those. */
function claimMissing(record, claim) {
  const denials = claim.denies.filter(({ certainty }) => certainty !== 'possible');
  if (!denials.length || (claim.voiced && !claim.open)) return [];
  const kind = claim.open && claim.candidates.length ? 'claim-open' : 'claim-missing';
  const statement = record.statements[denials[0].statement];
  const { key, name } = speakerOf(record, statement);
  return [note(record, kind, claim.text, { who: key === 'nobody' ? '' : name, statement: statement.id })];
}

function speakerMissing(record) {
  if (record.notes.some(({ code }) => code === 'E-MODEL')) return []; // marks alone were read, nobody was looked for
  return record.statements
    .filter(
      ({ broken, form, speaker, source, candidates, inside, content }) =>
        !broken &&
        form === 'direct' &&
        speaker === null &&
        !source.length &&
        !candidates.length &&
        inside === null &&
        quoteAll(record, content).split(/\s+/u).length >= leastQuotation,
    )
    .map((statement) => note(record, 'speaker-missing', statement.content, { who: '', statement: statement.id }));
}

function note(record, kind, spans, { who, statement }) {
  const [begin, end] = spans[0] ?? [positionOf(record.statements[statement]), 0];
  return { kind, who, words: quoteAll(record, spans), span: [begin, Math.max(begin, end)], statement };
}

/** For a party that is not heard it is the party that counts, not which of the accusations comes first. */
const keyOf = ({ kind, who, words }) =>
  `${kind}|${(kind === 'not-heard' ? who : words).toLowerCase().replace(/\s+/gu, ' ')}`;
