/** What must hold of any stored explanation whatever, for the fuzzer and for what it found. */
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { readStored, render } from '../../web/src/render/render.js';
import { inside } from '../../web/src/check.js';

const { JSDOM } = createRequire(new URL('../../web/package.json', import.meta.url))('jsdom');
const { window } = new JSDOM('<!doctype html><body>');
globalThis.document = window.document;
globalThis.getSelection = () => '';

const lists = ['affirms', 'confirms', 'denies', 'declines', 'questions', 'retracts', 'conditional', 'responds'];
const codes = ['E-STORED', 'E-VERSION', 'E-UNIT', 'E-TYPE', 'E-SPAN', 'E-NAME', 'E-REFERENCE'];
const tags = new Set(
  'section article header div h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd button span b i em strong small q bdi blockquote cite details summary'.split(
    ' ',
  ),
);

/** The first promise that does not hold of the reading of this JSON text, in words; null if all hold. */
export function brokenInReading(json) {
  const before = Object.keys(Object.prototype).length;
  const { explanation, errors } = readStored(json);
  for (const { code, message, where } of errors) {
    if (!codes.includes(code) || !message || typeof where !== 'string')
      return `An error has a code, a sentence and a place: ${code}`;
  }
  if (Object.keys(Object.prototype).length !== before) return 'Nothing is added to what all objects have.';
  if (!explanation) return errors.length === 1 ? null : 'What cannot be read says why.';
  return outside(explanation) ?? unlike(explanation);
}

/** A span that lies outside its text, or a number of what is not there. */
function outside({ article: { text, blocks }, entities, statements, claims, notes }) {
  const spans = (all) => all.every((span) => inside(text, span));
  const of = (all) => (id) => Number.isInteger(id) && id >= 0 && id < all.length;
  const orNull = (all) => (id) => id === null || of(all)(id);
  if (!blocks.every(({ begin, end }) => inside(text, [begin, end]))) return 'A block lies in the text.';
  for (const { mentions, anonymity, party, members } of entities) {
    if (!spans(mentions) || !spans(anonymity)) return 'A mention lies in the text.';
    if (!orNull(entities)(party) || !members.every(of(entities))) return 'Members are entities.';
  }
  for (const {
    source,
    cue,
    content,
    hedges,
    when,
    speaker,
    onBehalfOf,
    addressee,
    candidates,
    inside: outer,
  } of statements) {
    if (![source, cue, content, hedges, when ? [when] : []].every(spans)) return 'A statement lies in the text.';
    if (![speaker, onBehalfOf, addressee].every(orNull(entities)) || !candidates.every(of(entities)))
      return 'Speakers are entities.';
    if (!orNull(statements)(outer)) return 'A statement stands in a statement.';
  }
  for (const claim of claims) {
    if (!spans(claim.text) || claim.text.length === 0) return 'A claim lies in the text.';
    if (!claim.unanswered.every(of(entities)) || !claim.candidates.every(of(statements)))
      return 'A claim is answered by statements.';
    for (const link of lists.flatMap((name) => claim[name])) {
      if (!of(statements)(link.statement) || !orNull(entities)(link.root)) return 'A link leads to a statement.';
      if (link.restricted !== null && !(link.restricted.length && spans(link.restricted)))
        return 'A restriction lies in the text.';
      if (!link.evidence.every(({ pairs }) => pairs.every(({ answer, claim: of }) => spans([answer, of]))))
        return 'Evidence lies in the text.';
    }
    if (!claim.article.every(({ spans: own }) => spans(own))) return "The article's own words lie in the text.";
  }
  return notes.every(({ begin, end }) => inside(text, [begin, end])) ? null : 'A note lies in the text.';
}

/** Stored once more and read again, an explanation is the same, and nothing is left to complain of but what stands for a name left out. */
function unlike(explanation) {
  const again = readStored(JSON.stringify(explanation));
  const nameless = explanation.entities.some(({ name }) => name === '[…]');
  const fault = again.errors.find(({ code }) => !(code === 'E-NAME' && nameless));
  if (fault) return `What was checked is sound: ${fault.code} at ${fault.where}`;
  const plain = ({ statements, ...others }) => ({ ...others, statements: statements.map(({ broken, ...one }) => one) });
  const [one, two] = [explanation, again.explanation].map((each) => JSON.parse(JSON.stringify(plain(each))));
  return isDeepStrictEqual(one, two) ? null : 'Read again, it is the same.';
}

/** The same of the page that is made of it: what was stored becomes text there and nothing else. */
export function brokenOnPage(json) {
  const { element } = render(json, { open: true });
  for (const one of [element, ...element.querySelectorAll('*')]) {
    if (!tags.has(one.localName)) return `No element but ours: ${one.localName}`;
    for (const { name } of one.attributes) {
      if (/^(on|style|src|href|srcdoc|formaction)/.test(name)) return `No attribute that acts: ${name}`;
    }
  }
  return null;
}
