/**
 * An explanation as the page needs it: numbered paragraphs, names with what belongs to them, claims in groups, the part
 * of each statement in a claim. Pure functions of the explanation; offsets are UTF-16, so `slice` is right as it is.
 */
import { linkLists, shelves, standingOf, unnamedOf, unopposed } from '../check.js';

export { unopposed };
import { card, parts, result, status } from './wording.js';

const leftOut = new Set(['related', 'boilerplate', 'repeat']);
const numbered = new Set(['paragraph', 'quote', 'list-item']);

export function recordOf(explanation) {
  const { article, entities, statements, claims, notes } = explanation;
  const blocks = article.blocks.filter(({ kind, begin, end }) => !leftOut.has(kind) && end > begin);
  let paragraph = 0;
  const numbers = blocks.map(({ kind }) => (numbered.has(kind) ? ++paragraph : null));
  const record = {
    explanation,
    text: article.text,
    blocks,
    numbers,
    paragraphs: paragraph,
    leftOut: article.blocks.filter(({ kind }) => leftOut.has(kind)),
    entities: entities.map((entity) => ({ ...entity, unnamed: unnamedOf(entity) })),
    statements,
    claims: claims.map((claim) => ({ ...claim, ...standingOf(claim) })),
    notes,
  };
  const inOrder = groupsOf(record).flatMap((group) => group.claims);
  return { ...record, claimNumbers: new Map(inOrder.map(({ id }, i) => [id, i + 1])) };
}

/** The number by which a claim is called: its place on the page. Its address is made of it. */
export const numberOf = (record, claim) => record.claimNumbers.get(claim.id);
export const anchorOf = (record, claim) => `claim-${numberOf(record, claim)}`;

/** The claim that an address such as "#claim-3" names, or undefined. */
export function addressedClaim(record, hash) {
  const number = Number(/^#(?:.*&)?claim-(\d+)$/.exec(hash)?.[1]);
  return record.claims.find((claim) => numberOf(record, claim) === number);
}

/** The links of a claim that are shown, of all parts. Explanations stored before a list was added do not have it. */
export const linksOf = (claim) =>
  linkLists.flatMap((list) => claim[list] ?? []).filter(({ certainty }) => certainty !== 'possible');

/** The statements that stand on the card of a claim. */
export const membersOf = (claim) => [
  ...new Set([...linksOf(claim).map(({ statement }) => statement), ...(claim.open ? claim.candidates : [])]),
];

/** In which claims each statement stands: claims by the id of the statement, in the order of the page. */
export function claimsByStatement(record) {
  const found = new Map();
  for (const { claims } of groupsOf(record)) {
    for (const claim of claims) {
      for (const id of membersOf(claim)) found.set(id, [...(found.get(id) ?? []), claim]);
    }
  }
  return found;
}

/** Where an offset stands: the block's position in `blocks`, and how a reference to it reads. */
export function placeOf(record, offset) {
  let [low, high] = [0, record.blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (record.blocks[middle].begin <= offset) low = middle;
    else high = middle - 1;
  }
  const n = record.numbers[low];
  const kind = record.blocks[low]?.kind ?? 'paragraph';
  return n
    ? { block: low, n, label: result.toParagraph(n) }
    : { block: low, n: null, kind, label: result.toBlock(kind) };
}

export const quote = (record, [begin, end]) => record.text.slice(begin, end);

/** Words of several spans, the gaps between them marked. */
export const quoteAll = (record, spans) => spans.map((span) => quote(record, span).trim()).join(' … ');

export const spansOf = ({ source, cue, content }) => [...source, ...cue, ...content];
export const positionOf = (statement) => targetOf(statement).begin;

/**
 * Where a reference leads: the first of some spans, with all of them.
 * @returns {{begin: number, end: number, spans: number[][], statement: number | null}}
 */
export function targetAt(spans, statement = null) {
  const [begin, end] = spans[0] ?? [0, 0];
  return { begin, end, spans, statement };
}

/** What a statement says, or else the words that tell of it. */
export const targetOf = ({ id, content, cue, source }) =>
  targetAt([content, cue, source].find((spans) => spans.length) ?? [], id);

/**
 * Who makes a statement, with all that the article says of them.
 * @returns {{key: string, name: string, unnamed: boolean, role: string, party: string, candidates: string[]}}
 *   candidates: whom the words may mean where the speaker is left open
 */
export function speakerOf(record, statement) {
  const { speaker, onBehalfOf, source } = statement;
  const party = onBehalfOf !== null && onBehalfOf !== speaker ? record.entities[onBehalfOf].name : '';
  if (speaker === null) {
    const words = quoteAll(record, source);
    const candidates = (statement.candidates ?? []).map((id) => record.entities[id].name);
    const key = words || candidates.length ? `words ${words.toLowerCase()} ${candidates.join()}` : 'nobody';
    return { key, name: words || card.nobody, unnamed: false, role: '', party, candidates };
  }
  const { name, description, unnamed } = record.entities[speaker];
  const role = description && !name.includes(description) ? description : '';
  return { key: `entity ${speaker}`, name, unnamed, role, party, candidates: [] };
}

/** The speakers who pass a statement on, the nearest first; a speaker who repeats himself passes nothing on. */
export function toldBy(record, statement) {
  const chain = [];
  const seen = new Set([statement.id]);
  let last = speakerOf(record, statement).key;
  for (let id = statement.inside; id !== null && !seen.has(id); id = record.statements[id].inside) {
    seen.add(id);
    const outer = speakerOf(record, record.statements[id]);
    if (outer.key !== last && outer.key !== 'nobody') chain.push(outer);
    last = outer.key;
  }
  return chain;
}

const partOfList = {
  affirms: 'saysSo',
  confirms: 'saysSo',
  denies: 'saysOtherwise',
  declines: 'noPosition',
  questions: 'questionsIt',
  retracts: 'tookBack',
  conditional: 'onlyIf',
  responds: 'answers',
};

function partOf(list, link, claim) {
  if (list !== 'confirms') return partOfList[list];
  if (link.relation === 'part' || link.restricted?.length) return 'acceptsPart';
  return claim.status.includes('accepted') ? 'accepts' : 'saysSo';
}

/**
 * The statements of a claim by the part they have in it, in the order of the labels and of the text.
 * @returns {{part: string, entries: Entry[]}[]}
 * @typedef {{part: string, link: any, statement: any, once: boolean, spans?: any[]}} Entry
 *   once: rests on a word that an entry before it rests on already. spans: the article's own voice, without a statement.
 *   What an open claim may answer has a statement and no link.
 */
export function rowsOf(record, claim, wanted = (link) => link.certainty !== 'possible') {
  const rows = new Map(Object.keys(parts).map((part) => [part, []]));
  for (const list of linkLists) {
    // explanations that were stored before a list was added do not have it
    for (const link of (claim[list] ?? []).filter(wanted)) {
      const part = partOf(list, link, claim);
      rows.get(part).push({ part, link, statement: record.statements[link.statement], once: false });
    }
  }
  for (const entries of rows.values()) {
    entries.sort((a, b) => positionOf(a.statement) - positionOf(b.statement));
    const roots = new Set();
    for (const entry of entries) {
      const root = entry.link.root;
      entry.once = root !== null && roots.has(root);
      roots.add(root);
    }
  }
  for (const id of claim.open ? claim.candidates : []) {
    rows.get('mayAnswer').push({ part: 'mayAnswer', link: null, statement: record.statements[id], once: false });
  }
  for (const { spans, position } of claim.article) {
    const part = position === 'denies' ? 'saysOtherwise' : 'saysSo';
    rows.get(part).push({ part, link: null, statement: null, once: false, spans });
  }
  return [...rows].map(([part, entries]) => ({ part, entries })).filter(({ entries }) => entries.length);
}

export const possibleRows = (record, claim) =>
  rowsOf(record, { ...claim, article: [], candidates: [] }, (link) => link.certainty === 'possible');

/** The names of a row, each once, as the folded card gives them: [{key, name, unnamed, rest}]. */
export function namesOf(record, entries) {
  const names = new Map();
  for (const { statement, once } of entries) {
    if (!statement) names.set('itself', { key: 'nobody', name: card.itself, rest: '', unnamed: false });
    if (!statement || once) continue;
    const { key, name, unnamed, party, candidates } = speakerOf(record, statement);
    const told = toldBy(record, statement);
    const maybe = candidates.length ? card.maybe(candidates) : '';
    const rest = maybe + (party ? card.forParty(party) : '') + told.map((outer) => card.asToldBy(outer.name)).join('');
    const id = key + rest;
    if (!names.has(id)) names.set(id, { key, name, rest, unnamed: unnamed || told.some((outer) => outer.unnamed) });
  }
  return [...names.values()];
}

/** Is every link by which somebody opposes the claim no more than likely? The article's own voice is sure. */
export function opposedOnlyLikely(claim) {
  const links = ['denies', 'declines', 'questions', 'retracts'].flatMap((list) => claim[list] ?? []);
  const shown = links.filter(({ certainty }) => certainty !== 'possible');
  const itself = claim.article.some(({ position }) => position === 'denies');
  return !claim.open && !itself && shown.length > 0 && shown.every(({ certainty }) => certainty === 'likely');
}

/** The claims by shelf, in the order in which the page shows them; shelves without claims are left out. */
export function groupsOf(record) {
  const groups = new Map(shelves.map((name) => [name, []]));
  const begin = (claim) => claim.text[0][0];
  for (const claim of [...record.claims].sort((a, b) => begin(a) - begin(b))) groups.get(claim.shelf).push(claim);
  return [...groups].map(([name, claims]) => ({ name, claims })).filter(({ claims }) => claims.length);
}

/** The label of a claim in words; '' of an open one that was stored before open claims had a label. */
export function statusOf(record, claim) {
  const { label, shelf } = claim;
  if (label === 'disputed' && claim.status.includes('partly-accepted')) return status.disputedPartly;
  if (shelf === 'unnamed') return status.unnamed;
  if (label !== 'accepted') return status[label] ?? '';
  const row = rowsOf(record, claim).find(({ part }) => part === 'accepts');
  return status.accepted(row ? namesOf(record, row.entries).map(({ name }) => name) : []);
}

/**
 * The statement whose source and cue the title of a claim needs, because its own words are too few for a proposition
 * ("Justin Fairfax"): the first that says so, of an open claim the first that answers; before others one in which the
 * words of the claim stand. null where the words are enough or nobody says them.
 */
export function titleStatement(record, claim) {
  const enough = 5;
  if (
    quoteAll(record, claim.text)
      .split(/\s+/u)
      .filter((word) => word && word !== '…').length >= enough
  )
    return null;
  const lists = claim.open ? ['denies', 'declines', 'questions', 'retracts'] : ['affirms', 'confirms'];
  const fit = lists
    .flatMap((list) => claim[list] ?? [])
    .filter(({ certainty }) => certainty !== 'possible')
    .map(({ statement }) => record.statements[statement])
    .filter(({ source }) => source.length);
  const meets = ({ cue, content }) =>
    [...cue, ...content].some(([begin, end]) => claim.text.some((words) => begin < words[1] && words[0] < end));
  return fit.find(meets) ?? fit[0] ?? null;
}

/** Statements by speaker, speakers in the order of the text. */
export function speakersOf(record) {
  const speakers = new Map();
  for (const statement of record.statements) {
    if (statement.broken) continue;
    const speaker = speakerOf(record, statement);
    if (!speakers.has(speaker.key)) speakers.set(speaker.key, { ...speaker, statements: [] });
    speakers.get(speaker.key).statements.push(statement);
  }
  return [...speakers.values()];
}

export function countsOf(record) {
  const speakers = speakersOf(record).filter(({ key }) => key !== 'nobody');
  const open = record.claims.filter((claim) => claim.open);
  const sure = record.claims.filter((claim) => !claim.open);
  const claims = sure.filter((claim) => claim.shelf !== 'unsourced');
  const disputed = claims.filter((claim) => claim.shelf === 'disputed');
  return {
    claims: claims.length,
    disputed: disputed.length,
    partly: disputed.filter((claim) => claim.status.includes('partly-accepted')).length,
    statements: record.statements.filter(({ broken }) => !broken).length,
    speakers: speakers.length,
    unnamed: speakers.filter(({ unnamed }) => unnamed).length,
    unsourced: sure.length - claims.length,
    open: open.length,
    denials: open.filter(({ denies }) => denies.length).length,
  };
}
