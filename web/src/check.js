/**
 * What comes from the core is checked against its own text before anything is shown: a span that lies outside it, or
 * splits a character, takes the item that it belongs to with it. Named fields are copied; no key of the answer is ever
 * used as the name of a property.
 */
const list = (value) => (Array.isArray(value) ? value : []);
const string = (value) => (typeof value === 'string' ? value : '');
const stringOrNull = (value) => (typeof value === 'string' ? value : null);

const linkLists = ['affirms', 'confirms', 'denies', 'declines', 'questions', 'retracts', 'conditional', 'responds'];
const mostCandidates = 3;

function articleOf(raw) {
  const text = string(raw?.text);
  const blocks = list(raw?.blocks).map(({ kind, begin, end }) => ({ kind: string(kind), begin, end }));
  return {
    text,
    title: stringOrNull(raw?.title),
    bylines: list(raw?.bylines).filter((name) => typeof name === 'string'),
    published: stringOrNull(raw?.published),
    outlet: stringOrNull(raw?.outlet),
    blocks: blocks.filter(({ begin, end }) => inside(text, [begin, end])),
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

function explanationOf(raw) {
  const article = articleOf(raw?.article);
  const sound = (spans) => list(spans).every((span) => inside(article.text, span));
  const entities = list(raw?.entities).map((item, id, all) => entityOf(item, id, all, article.text));
  const entity = (id) => (has(entities, id) ? id : null);
  const statements = list(raw?.statements).map((item, id, all) =>
    statementOf(item, id, all, { article, entities, entity, sound }),
  );
  const claims = list(raw?.claims)
    .filter(({ text }) => list(text).length > 0 && sound(text))
    .map((item, id) => claimOf(item, id, { article, statements, entities, entity, sound }));
  const notes = list(raw?.notes).map((item) => noteOf(item, article.text));

  const dropped = statements.some(({ broken }) => broken) || claims.length < list(raw?.claims).length;
  if (dropped) notes.push({ code: 'E-INTERNAL', message: '', begin: 0, end: 0 });
  const { version = 1, language } = raw ?? {};
  return { version, unit: 'utf-16', language: string(language), article, entities, statements, claims, notes };
}

const has = (items, id) => Number.isInteger(id) && id >= 0 && id < items.length;

function entityOf(item, id, all, text) {
  return {
    id,
    name: string(item.name),
    kind: string(item.kind),
    description: stringOrNull(item.description),
    aliases: list(item.aliases),
    party: has(all, item.party) ? item.party : null,
    members: list(item.members).filter((one) => has(all, one)),
    mentions: list(item.mentions).filter((span) => inside(text, span)),
    anonymity: list(item.anonymity).filter((span) => inside(text, span)),
  };
}

function statementOf(item, id, all, { article, entities, entity, sound }) {
  const broken = ![item.source, item.cue, item.content, item.hedges].every(sound);
  const spans = (value) => (broken ? [] : list(value));
  return {
    id,
    broken,
    form: string(item.form),
    stance: string(item.stance),
    source: spans(item.source),
    cue: spans(item.cue),
    content: spans(item.content),
    speaker: entity(item.speaker),
    candidates: list(item.candidates).filter((one) => has(entities, one)),
    onBehalfOf: entity(item.onBehalfOf),
    inside: has(all, item.inside) && item.inside !== id ? item.inside : null,
    addressee: entity(item.addressee),
    hedges: spans(item.hedges),
    conditional: item.conditional === true,
    when: inside(article.text, item.when) ? item.when : null,
    confidence: Number(item.confidence) || 0,
  };
}

function claimOf(item, id, { article, statements, entities, entity, sound }) {
  const known = ({ statement }) => has(statements, statement) && !statements[statement].broken;
  const open = item.open === true;
  const claim = { id, text: item.text, voiced: item.voiced !== false, open, status: list(item.status) };
  const answerable = open ? list(item.candidates).filter((one) => known({ statement: one })) : [];
  claim.candidates = answerable.slice(0, mostCandidates);
  for (const name of linkLists) {
    claim[name] = list(item[name])
      .filter(known)
      .map((link) => linkOf(link, { article, entity, sound }));
  }
  claim.article = list(item.article).filter(({ spans }) => sound(spans));
  claim.unanswered = list(item.unanswered).filter((one) => has(entities, one));
  return claim;
}

function linkOf(item, { article, entity, sound }) {
  const within = ({ answer, claim }) => inside(article.text, answer) && inside(article.text, claim);
  return {
    statement: item.statement,
    relation: string(item.relation),
    certainty: string(item.certainty),
    root: entity(item.root),
    restricted: sound(item.restricted) ? list(item.restricted) : [],
    evidence: list(item.evidence).map(({ rule, pairs, note }) => ({
      rule: string(rule),
      pairs: list(pairs).filter(within),
      note: string(note),
    })),
  };
}

function noteOf({ code, message, begin, end }, text) {
  const where = inside(text, [begin, end]) ? { begin, end } : { begin: 0, end: 0 };
  return { code: string(code), message: string(message), ...where };
}

export const checked = { article: articleOf, explanation: explanationOf };
export { linkLists };
