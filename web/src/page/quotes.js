/** The article's words on a card: a speaker, what hands the words over, the words. */
import { button, h, hidden } from './dom.js';
import { placeOf, quoteAll, speakerOf, targetOf, titleStatement } from './record.js';
import { segments } from './segments.js';
import { addressOf } from './speakers.js';
import { capital, card } from './wording.js';

const longest = 300;

/** The one description of all names, in the findings: as part of each name it would be heard in mid-sentence. */
export const nameNote = 'name-note';

/**
 * A reference to a place in the article, as a link that goes there; where the article is not on the same page, a button,
 * and if there is nobody to lead to it, its number.
 */
export function reference(record, target, actions) {
  const place = placeOf(record, target.begin);
  const shown = place.n ? [h('span', { 'aria-hidden': 'true' }, '¶'), String(place.n)] : [place.kind];
  const href = `#p${place.block + 1}`;
  const onclick = (event) => {
    event.preventDefault();
    actions.goTo(target.begin, target);
  };
  if (actions.embedded) {
    const told = actions.goTo ? button(shown, onclick, { 'aria-label': place.label }) : h('span', null, shown);
    told.classList.add('ref');
    return told;
  }
  return h('a.ref', { href, onclick, 'aria-label': place.label }, shown);
}

/** A name that shows this speaker alone; where there is nothing to show it with, the name. */
export function speakerName({ key, name }, actions, shown = capital(name)) {
  if (!actions.only || key === 'nobody') return shown;
  const onclick = (event) => {
    event.preventDefault();
    actions.only(key, event.currentTarget);
  };
  return h('a.name', { href: addressOf(key), onclick, 'aria-describedby': nameNote }, shown);
}

/** Name, role, "unnamed": one line. */
export function speakerLine(record, statement, actions) {
  const speaker = speakerOf(record, statement);
  const { role, unnamed, party, candidates } = speaker;
  return h(
    'p.who',
    null,
    h('b', null, speakerName(speaker, actions)),
    candidates.length ? h('span.role', null, card.maybe(candidates)) : null,
    role ? h('span.role', null, `, ${role}`) : party ? h('span.role', null, card.forParty(party)) : null,
    unnamed ? h('span.role', null, card.unnamed) : null,
    ' ',
    reference(record, targetOf(statement), actions),
  );
}

/** What stands between two pieces of a quotation: nothing, or a mark that words are left out. */
function gap(record, from, to) {
  const between = from <= to ? record.text.slice(from, to) : '';
  return /^[\s,:;—–-]*$/u.test(between) ? ' ' : ' … ';
}

/** Says-words, then what-words, both as they stand in the article; words that narrow them in brackets. */
export function words(record, statement, { restricted = [], whole = false } = {}) {
  const limits = restricted.map(([begin, end]) => ({ begin, end }));
  const out = [];
  let last = null;
  for (const [begin, end] of statement.cue) {
    if (last !== null) out.push(gap(record, last, begin));
    out.push(h('span.cue', null, record.text.slice(begin, end)));
    last = end;
  }
  let room = whole ? Infinity : longest;
  for (const [begin, end] of statement.content) {
    if (room <= 0) break;
    if (last !== null) out.push(gap(record, last, begin));
    const shown = clip(record.text, begin, end, Math.max(room, ...limits.map((limit) => limit.end - begin)));
    for (const piece of segments(begin, shown, limits)) {
      const text = record.text.slice(piece.begin, piece.end);
      out.push(piece.marks.length ? h('span.limit', null, hidden('['), text, hidden(']')) : text);
    }
    if (shown < end) out.push(' …');
    room -= end - begin;
    last = end;
  }
  return h('p.words', null, out);
}

/** Ends a long quotation at a word. */
function clip(text, begin, end, room) {
  if (end - begin <= room * 1.2) return end;
  const cut = text.lastIndexOf(' ', begin + room);
  return cut > begin ? cut : end;
}

/** The words of a claim in quotation marks; several pieces with the cut between them marked. */
export function claimWords(record, spans) {
  const pieces = spans.map(([begin, end]) => record.text.slice(begin, end).trim());
  return `“${pieces.join(' … ').replace(/^[“"‘]+|[”"’]+$/gu, '')}”`;
}

/**
 * The title of a claim: its words, or, where they are too few to be a proposition, source, cue and words of who says so,
 * each a piece of the article: “Two women” “have made allegations against” “Justin Fairfax”.
 */
export function claimTitle(record, claim) {
  const statement = titleStatement(record, claim);
  if (!statement) return claimWords(record, claim.text);
  const { source, cue, content } = statement;
  const said = content.map(([begin, end]) => [begin, clip(record.text, begin, end, longest)]);
  const isMark = /^[\s:;,.–—-]*$/u.test(quoteAll(record, cue));
  return [source, isMark ? [] : cue, said]
    .filter((spans) => spans.length)
    .map((spans) => claimWords(record, spans))
    .join(' ');
}
