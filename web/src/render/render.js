/**
 * The findings as elements, from an explanation alone: no engine, no model, nothing fetched. Made for a sidebar of 320
 * pixels; wider places are used. This is the package's entry `article-explainer/render`.
 *
 *     import { adoptStyle, render } from 'article-explainer/render';
 *
 *     const view = render(explanation, { onSelect: ({ start, end, statement }) => … });
 *     adoptStyle(panel.getRootNode());        // once for each document or shadow root; a second call does nothing
 *     panel.replaceChildren(view.element);
 *     for (const { code, message, where } of view.errors) console.warn(code, message, where);
 *
 * render(stored, options) → { element, errors, explanation, showClaim, showStatement }
 *   stored       an explanation, version 1, as `explain()` gives it or as it was stored: an object or its JSON. It is not
 *                trusted. What does not fit (a position outside the text, a value of the wrong kind, a name that the
 *                article has no words for) is left out and told in `errors`; nothing is thrown, and no part of it ever becomes
 *                markup, a script, an address or a style.
 *   options
 *     onSelect   called when a passage is chosen: { start, end, spans, text, statement, claim }. `start` and `end` are
 *                UTF-16 units of `explanation.article.text`; where the words are split, they are those of the first piece,
 *                and `spans` has all. `text` is what stands between them. `statement` is the id of a statement or null (the
 *                words of a claim), `claim` the id of the claim on whose card it was chosen or null. Without onSelect the
 *                places are told as numbers of paragraphs and are no buttons.
 *     heading    the level of the first heading, 1 to 4 (default 2): the groups are one below it, the claims two
 *     open       true: every card shows all words at once, with no button to fold it (for readers, for print)
 *   element      <section class="explained">, in no document yet; it listens to its own children only, so dropping it is
 *                all that is needed to be rid of it
 *   errors       [{ code, message, where }] with a sentence and a path such as "statements[3].content"; one for each code.
 *                E-STORED, E-VERSION, E-UNIT: nothing can be shown, and `element` says so in that sentence.
 *                E-TYPE, E-SPAN, E-NAME, E-REFERENCE: the rest is shown.
 *   explanation  what is shown, after the check; null if nothing is
 *   showClaim(id), showStatement(id)   unfold the card or the line, scroll it into view and give it the focus
 *   unfoldClaim(id)                    unfold the card, and no more
 *
 * renderSteps(stored, options) is the same in pieces, for a page that must stay quick: a generator that yields after each
 * the element as far as it has grown (undefined: not begun), and returns what `render` returns. A piece takes about a
 * millisecond.
 *
 * adoptStyle(root, { nonce }) puts the stylesheet into a document or shadow root: by `adoptedStyleSheets`, which no
 * content policy forbids, or where they are missing as a <style> with that nonce. `styleText` is the same as a text.
 * Parts for `::part()`, and the custom properties --explainer-*: see `parts` below and the head of style.js.
 */
import { claimCard, claimLine } from '../page/cards.js';
import { h, unfold } from '../page/dom.js';
import { countsOf, groupsOf, recordOf, unopposed } from '../page/record.js';
import { speakerCards } from '../page/speakers.js';
import { statementSteps } from '../page/statements.js';
import { groups as headings, reading, result, stored as storedWording } from '../page/wording.js';
import { atOnce } from '../steps.js';
import { storedSteps } from './stored.js';

export { adoptStyle, styleText } from './style.js';
export { readStored } from './stored.js';

/** Parts of the claim whose words stand on the folded card: who opposes it, and what an answer left open may mean. */
const inFull = new Set(['mayAnswer', 'saysOtherwise', 'tookBack']);
/** The parts that a page around a shadow root can style, by what has them. */
const parts = {
  '.big': 'headline',
  '.sub': 'summary',
  '.group': 'group',
  '.heading': 'group-heading',
  '.card': 'card',
  '.card.left-open': 'open-card',
  '.claim': 'claim',
  '.words': 'words',
  '.who': 'speaker',
  dt: 'label',
  '.note': 'note',
  '.ref': 'reference',
  '.more': 'more',
  '.unopposed': 'unopposed',
  '.said': 'statements',
  '.limits': 'limits',
  '.problem': 'problem',
};
const partsOf = Object.entries(parts);
const anyPart = Object.keys(parts).join();

let shown = 0;

export const render = (stored, options) => atOnce(renderSteps(stored, options));

export function* renderSteps(stored, { onSelect = null, heading = 2, open = false } = {}) {
  const { explanation, errors } = yield* storedSteps(stored);
  const level = Math.min(Math.max(Math.trunc(Number(heading)) || 2, 1), 4);
  if (!explanation) {
    const element = withParts(h('section.explained', null, h('p.problem', null, errors[0].message)));
    return { element, errors, explanation, showClaim() {}, showStatement() {}, unfoldClaim() {} };
  }

  const record = recordOf(explanation);
  yield;
  const cards = new Map();
  const select = (target, claim = null) => {
    const { begin: start, end, spans, statement } = target;
    onSelect({ start, end, spans, text: record.text.slice(start, end), statement, claim });
  };
  const actions = {
    embedded: true,
    prefix: `explained-${++shown}-`,
    heading: `h${level + 1}`,
    claimHeading: `h${level + 2}`,
    inFull,
    goTo: onSelect && ((begin, target) => select(target)),
    open(id) {
      cards.get(id).open(true);
      cards.get(id).focusTitle();
    },
    fold(id) {
      cards.get(id).open(false);
      cards.get(id).focusButton();
    },
  };
  const ofClaim = ({ id }) => ({ ...actions, goTo: onSelect && ((begin, target) => select(target, id)) });
  const cardOf = (claim) => {
    const card = claimCard(record, claim, ofClaim(claim), { opened: open, controls: !open });
    card.fill();
    cards.set(claim.id, card);
    return card.element;
  };
  const lineOf = (claim) => {
    const line = h('li', { tabindex: '-1' }, claimLine(record, claim, ofClaim(claim)));
    cards.set(claim.id, { open() {}, focusTitle: () => line.focus({ preventScroll: true }), element: line });
    return line;
  };
  /** A group grows by a card or a line with each piece. */
  function* section({ name, claims }, place) {
    const title = h(`h${level + 1}.heading`, null, headings[name], ' ', h('span.n', null, String(claims.length)));
    const folded = unopposed.includes(name);
    const group = h(`section.group.${name}`, null, title);
    const list = folded ? h('ul.plain') : group;
    if (folded) group.append(list);
    place.append(withParts(group));
    for (const claim of claims) {
      list.append(withParts(folded ? lineOf(claim) : cardOf(claim)));
      yield element;
    }
  }

  const element = h(
    'section.explained',
    { 'aria-label': result.findings, onclick: onSelect && chooseByWords },
    summary(record, level),
  );
  if (onSelect) element.classList.add('selectable');
  yield withParts(element);

  const groups = groupsOf(record);
  const behind = groups.filter(({ name }) => unopposed.includes(name));
  const unopposedCount = behind.reduce((sum, { claims }) => sum + claims.length, 0);
  for (const group of groups) if (!behind.includes(group)) yield* section(group, element);
  if (unopposedCount) {
    const fold = h('details.unopposed', { open }, h('summary', null, result.unopposed(unopposedCount)));
    element.append(fold);
    for (const group of behind) yield* section(group, fold);
  }
  const statements = record.statements.length ? yield* saidIn(element, record, actions) : null;
  const leftOut = errors.length ? `${storedWording.leftOut} ${errors.map(({ code }) => `[${code}]`).join(' ')}` : '';
  element.append(withParts(h('p.limits', null, reading.limits)));
  if (leftOut) element.append(withParts(h('p.problem', null, leftOut)));

  return {
    element,
    errors,
    explanation,
    showClaim(id) {
      const card = cards.get(id);
      if (!card) return;
      unfold(card.element);
      card.open(true);
      card.element.scrollIntoView({ block: 'nearest' });
      card.focusTitle();
    },
    showStatement: (id) => statements?.show(id),
    unfoldClaim: (id) => cards.get(id)?.open(true),
  };
}

/** A click on words of the article does what the reference beside them does; who marks words to copy them is let be. */
function chooseByWords(event) {
  const words = event.target.closest('.words, .claim');
  if (!words || event.target.closest('button, a, summary') || String(getSelection())) return;
  words.closest('li, .card')?.querySelector('.ref')?.click();
}

function summary(record, level) {
  const counts = countsOf(record);
  const big = (text) => h(`h${level}.big`, { tabindex: '-1' }, text);
  const limiting = record.notes.filter(({ code }) => code === 'N-LANG' || code === 'E-MODEL');
  const warnings = limiting.map(({ code, message }) =>
    h('p.sub', null, h('b', null, code === 'E-MODEL' ? reading.noModel : message)),
  );
  if (!counts.statements && !counts.claims) {
    const wordCount = record.text.split(/\s+/u).filter(Boolean).length;
    return [big(result.nothing), h('p.sub', null, result.nothingNote(record.paragraphs, wordCount)), warnings];
  }
  const passages = counts.unsourced ? ` ${result.passages(counts.unsourced)}${result.noSource(counts.unsourced)}` : '';
  const said = `${result.statements(counts.statements, counts.speakers)}${result.unnamed(counts.unnamed)}.${passages}`;
  return [big(result.headline(counts)), h('p.sub', null, said), warnings];
}

function* saidIn(element, record, actions) {
  const steps = statementSteps(record, speakerCards(record), actions);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (!value.parentNode) element.append(value);
    withParts(value);
    yield element;
  }
}

function withParts(element) {
  for (const one of [element, ...element.querySelectorAll(anyPart)])
    for (const [selector, part] of partsOf) if (one.matches(selector)) one.part?.add(part);
  return element;
}
