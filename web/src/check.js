/**
 * What comes from the core, or was stored by somebody, is checked against its own text before anything is shown: a span
 * that lies outside it, or splits a character, takes the item that it belongs to with it; a name made of words that do
 * not stand there is left out. Named fields are copied; no key of the answer is ever used as the name of a property.
 * Whatever it is given, nothing is thrown: `tell(code, where)` hears of each thing that was left out.
 *
 *   E-TYPE  not the kind of value that stands there        E-SPAN       outside the text, or through a character
 *   E-NAME  a name in words that the text does not have    E-REFERENCE  to a statement or an entity that is not there
 */
import { atOnce } from './steps.js';

const linkLists = ['affirms', 'confirms', 'denies', 'declines', 'questions', 'retracts', 'conditional', 'responds'];
const mostCandidates = 3;

/** Where a claim is told, in the order of the page: the core says it. */
const shelves = [
  'disputed',
  'partly-accepted',
  'not-confirmed',
  'left-open',
  'accepted',
  'answered',
  'unnamed',
  'unopposed',
  'unsourced',
];
/** Those of what nobody here opposes. */
const unopposed = shelves.slice(shelves.indexOf('accepted'));
const labels = [...shelves.filter((one) => one !== 'left-open' && one !== 'unnamed'), 'taken-back'];
/** Of a claim that is left open: what is done with it. Nobody is set against anybody there. */
const openLabels = ['denied', 'not-confirmed', 'questioned', 'taken-back', 'answered'];

/**
 * Where a claim is told and under which label, as the core says it. Of an explanation that was stored before it did,
 * nothing is worked out anew: the claim stands where the first of its statuses is told, an open one has no label, and
 * none is said to rest on unnamed sources only.
 */
export function standingOf({ open = false, status = [], shelf, label, restsOnUnnamed }) {
  const first = shelves.includes(status[0]) ? status[0] : 'unopposed';
  const known = shelves.includes(shelf) && open === (shelf === 'left-open');
  const told = known ? shelf : open ? 'left-open' : first;
  const otherwise = open ? '' : told === 'unnamed' ? 'unopposed' : told;
  return {
    shelf: told,
    label: (open ? openLabels : labels).includes(label) ? label : otherwise,
    restsOnUnnamed: restsOnUnnamed === true,
  };
}

/** Is a source unnamed, as the core says it? Stored before it did, only one that is of that kind by itself. */
export const unnamedOf = ({ kind, unnamed }) => (typeof unnamed === 'boolean' ? unnamed : kind === 'anonymous');

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const string = (value) => (typeof value === 'string' ? value : '');
const stringOrNull = (value) => (typeof value === 'string' ? value : null);
const strings = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** A name of ours, such as "list-item" or "denies"; nothing else can be shown by way of one. */
const word = (value) => (/^[\w-]{1,40}$/.test(string(value)) ? value : '');
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const words = (value) => strings(value).map(word).filter(Boolean);

/** Reads values of their kinds and tells of those that are of another; a key that is missing is no fault. */
function reader(tell) {
  const absent = (value) => value === undefined || value === null;
  const list = (value, where) => {
    if (Array.isArray(value)) return value;
    if (!absent(value)) tell('E-TYPE', where);
    return [];
  };
  const object = (value, where) => {
    if (isObject(value)) return value;
    tell('E-TYPE', where);
    return {};
  };
  const objects = (value, where) => list(value, where).map((one, i) => object(one, `${where}[${i}]`));
  return { list, object, objects };
}

function articleOf(raw, tell = () => {}) {
  const { list, objects } = reader(tell);
  const text = string(raw?.text);
  const blocks = objects(raw?.blocks, 'article.blocks').map(({ kind, begin, end }) => ({
    kind: word(kind),
    begin,
    end,
  }));
  return {
    text,
    title: stringOrNull(raw?.title),
    bylines: strings(list(raw?.bylines, 'article.bylines')),
    published: stringOrNull(raw?.published),
    outlet: stringOrNull(raw?.outlet),
    blocks: blocks.filter(({ begin, end }, i) => {
      const fits = inside(text, [begin, end]);
      if (!fits) tell('E-SPAN', `article.blocks[${i}]`);
      return fits;
    }),
  };
}

/** Whether a span lies inside the text, on character boundaries. */
export function inside(text, span) {
  if (!Array.isArray(span) || span.length !== 2 || !span.every(Number.isInteger)) return false;
  const [begin, end] = span;
  return begin >= 0 && begin <= end && end <= text.length && !splitsPair(text, begin) && !splitsPair(text, end);
}

function splitsPair(text, at) {
  const low = text.charCodeAt(at);
  return at > 0 && low >= 0xdc00 && low <= 0xdfff && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function* explanationSteps(raw, tell = () => {}) {
  const read = reader(tell);
  const article = articleOf(raw?.article, tell);
  const { text } = article;

  /** Whether all spans fit; a value that is no list of spans does not. */
  const sound = (spans, where) => {
    const fits = read.list(spans, where).every((span) => inside(text, span));
    if (!fits) tell('E-SPAN', where);
    return fits;
  };
  const spansOf = (value, where) =>
    read.list(value, where).filter((span) => {
      const fits = inside(text, span);
      if (!fits) tell('E-SPAN', where);
      return fits;
    });
  /** The ids among those given that something has. */
  const known = (ids, all, where) =>
    read.list(ids, where).filter((id) => {
      if (!has(all, id)) tell('E-REFERENCE', where);
      return has(all, id);
    });
  const idOrNull = (id, all, where) => {
    if (id === null || id === undefined) return null;
    return known([id], all, where)[0] ?? null;
  };
  const standing = new Set(wordsOf(text));
  const inText = (name, where) => {
    const named = wordsOf(name);
    const fits = named.length ? named.every((one) => standing.has(one)) : text.includes(name);
    if (!fits) tell('E-NAME', where);
    return fits;
  };

  const tools = { ...read, tell, article, sound, spansOf, known, idOrNull, inText };
  yield;
  const entities = yield* mapped(read.objects(raw?.entities, 'entities'), (item, id, all) =>
    entityOf(item, id, all, tools),
  );
  const statements = yield* mapped(read.objects(raw?.statements, 'statements'), (item, id, all) =>
    statementOf(item, id, { ...tools, all, entities }),
  );
  const given = read.objects(raw?.claims, 'claims');
  const fitting = given.filter(
    (claim, i) => read.list(claim.text, `claims[${i}].text`).length && sound(claim.text, `claims[${i}].text`),
  );
  const claims = yield* mapped(fitting, (item, id) => claimOf(item, id, { ...tools, statements, entities }));
  const notes = read.objects(raw?.notes, 'notes').map((item) => noteOf(item, text));

  const dropped = statements.some(({ broken }) => broken) || claims.length < given.length;
  if (dropped) notes.push({ code: 'E-INTERNAL', message: '', begin: 0, end: 0 });
  const { version = 1, language } = raw ?? {};
  return { version, unit: 'utf-16', language: string(language), article, entities, statements, claims, notes };
}

/** `items.map(make)`, a piece for each. */
function* mapped(items, make) {
  const made = [];
  for (const [i, item] of items.entries()) {
    made.push(make(item, i, items));
    yield;
  }
  return made;
}

const has = (items, id) => Number.isInteger(id) && id >= 0 && id < items.length;

function entityOf(item, id, all, { article, list, spansOf, known, idOrNull, inText }) {
  const where = `entities[${id}]`;
  const mentions = spansOf(item.mentions, `${where}.mentions`);
  const [first] = mentions;
  const named = string(item.name) && inText(string(item.name), `${where}.name`);
  const description = stringOrNull(item.description);
  return {
    id,
    name: named ? item.name : first ? article.text.slice(...first) : '[…]',
    kind: word(item.kind),
    unnamed: unnamedOf(item),
    description: description && inText(description, `${where}.description`) ? description : null,
    aliases: strings(list(item.aliases, `${where}.aliases`)).filter((one) => inText(one, `${where}.aliases`)),
    party: idOrNull(item.party, all, `${where}.party`),
    members: known(item.members, all, `${where}.members`),
    mentions,
    anonymity: spansOf(item.anonymity, `${where}.anonymity`),
  };
}

function statementOf(item, id, { article, all, entities, list, sound, known, idOrNull }) {
  const where = `statements[${id}]`;
  const broken = !['source', 'cue', 'content', 'hedges'].every((key) => sound(item[key], `${where}.${key}`));
  const spans = (key) => (broken ? [] : list(item[key], `${where}.${key}`));
  const entity = (key) => idOrNull(item[key], entities, `${where}.${key}`);
  return {
    id,
    broken,
    form: word(item.form),
    stance: word(item.stance),
    source: spans('source'),
    cue: spans('cue'),
    content: spans('content'),
    speaker: entity('speaker'),
    candidates: known(item.candidates, entities, `${where}.candidates`),
    onBehalfOf: entity('onBehalfOf'),
    inside: item.inside === id ? null : idOrNull(item.inside, all, `${where}.inside`),
    addressee: entity('addressee'),
    hedges: spans('hedges'),
    conditional: item.conditional === true,
    when: inside(article.text, item.when) ? item.when : null,
    confidence: Number.isFinite(item.confidence) ? item.confidence : 0,
    onUnnamedWord: item.onUnnamedWord === true,
  };
}

function claimOf(item, id, { article, statements, entities, tell, list, objects, sound, known, idOrNull }) {
  const where = `claims[${id}]`;
  /** A statement that is there and whose spans fit; of one that is broken its own fault was told. */
  const standing = (statement, at) => known([statement], statements, at).length > 0 && !statements[statement].broken;
  const open = item.open === true;
  const status = words(list(item.status, `${where}.status`));
  const claim = {
    id,
    text: item.text,
    voiced: item.voiced !== false,
    open,
    status,
    ...standingOf({ ...item, open, status }),
  };
  const answerable = open ? list(item.candidates, `${where}.candidates`) : [];
  claim.candidates = answerable.filter((one) => standing(one, `${where}.candidates`)).slice(0, mostCandidates);
  for (const name of linkLists) {
    claim[name] = objects(item[name], `${where}.${name}`)
      .filter(({ statement }) => standing(statement, `${where}.${name}`))
      .map((link) => linkOf(link, `${where}.${name}`, { article, entities, tell, list, objects, sound, idOrNull }));
  }
  claim.article = objects(item.article, `${where}.article`)
    .filter(({ spans }) => sound(spans, `${where}.article`))
    .map(({ spans, position }) => ({ spans: list(spans), position: word(position) }));
  claim.unanswered = known(item.unanswered, entities, `${where}.unanswered`);
  return claim;
}

function linkOf(item, where, { article, entities, tell, list, objects, sound, idOrNull }) {
  const restricted = sound(item.restricted, `${where}.restricted`) ? list(item.restricted) : [];
  const within = ({ answer, claim }) => {
    const fits = inside(article.text, answer) && inside(article.text, claim);
    if (!fits) tell('E-SPAN', `${where}.evidence`);
    return fits;
  };
  return {
    statement: item.statement,
    relation: word(item.relation),
    certainty: word(item.certainty),
    root: idOrNull(item.root, entities, `${where}.root`),
    restricted: restricted.length ? restricted : null, // as the core writes it
    evidence: objects(item.evidence, `${where}.evidence`).map(({ rule, pairs, note }) => ({
      rule: word(rule),
      pairs: objects(pairs, `${where}.evidence`)
        .filter(within)
        .map(({ answer, relation, claim }) => ({ answer, relation: word(relation), claim })),
      note: string(note),
    })),
  };
}

function noteOf({ code, message, begin, end }, text) {
  const where = inside(text, [begin, end]) ? { begin, end } : { begin: 0, end: 0 };
  return { code: string(code), message: string(message), ...where };
}

export const checked = {
  article: articleOf,
  explanation: (raw, tell) => atOnce(explanationSteps(raw, tell)),
  /** The same in pieces, for long ones. */
  explanationSteps,
};
export { linkLists, shelves, unopposed };
