/** A claim: folded, its words and who takes which position; open, the same in their words. */
import { button, h, hidden } from './dom.js';
import { claimTitle, reference, speakerLine, speakerName, words } from './quotes.js';
import {
  anchorOf,
  namesOf,
  numberOf,
  opposedOnlyLikely,
  possibleRows,
  rowsOf,
  statusOf,
  targetAt,
  toldBy,
} from './record.js';
import { needsWhy, whyButton } from './why.js';
import { capital, card as wording, parts } from './wording.js';

/**
 * @param {object} record
 * @param {object} claim
 * @param {Actions} actions
 * @param {{standalone?: boolean, opened?: boolean, controls?: boolean}} [how]  standalone: the status stands on the card,
 *   which has no group above it
 * @returns {{element: HTMLElement, claim: object, open: (on: boolean) => void, fill: () => void,
 *   setAside: (on: boolean) => void, entry: (statement: number) => HTMLElement | null, focusTitle: () => void,
 *   focusButton: () => void, focusUndo: () => void}}
 */
export function claimCard(record, claim, actions, { standalone = false, opened = false, controls = true } = {}) {
  const id = `${actions.prefix ?? ''}${anchorOf(record, claim)}`;
  const title = h(
    `${standalone ? 'h3' : (actions.claimHeading ?? 'h4')}.claim`,
    { tabindex: '-1' },
    claimTitle(record, claim),
  );
  const brief = briefOf(record, claim, actions);
  const full = h('div.full', { hidden: true, id: controls ? `${id}-words` : null });
  const more = button(wording.open, () => actions.open(claim.id), {
    'aria-expanded': 'false',
    'aria-controls': `${id}-words`,
    'aria-describedby': `${id}-claim`,
  });
  more.classList.add('more');
  if (controls) title.id = `${id}-claim`;
  const undo = controls && actions.setAside ? button(wording.undo, () => actions.setAside(claim.id, false)) : null;
  const status = statusOf(record, claim);
  const shown = h(standalone ? 'p.status' : 'p.status.unseen', null, status);
  const element = h(
    claim.open ? 'article.card.left-open' : 'article.card',
    { id: controls ? id : null, 'data-claim': claim.id },
    controls && !actions.embedded ? claimNumber(record, claim) : null,
    h('header', null, claim.open ? null : shown, reference(record, targetAt(claim.text), actions)),
    claim.open ? h('p.tag', null, wording.leftOpen(status)) : null,
    title,
    noteOf(claim),
    opposedOnlyLikely(claim) ? h('p.note.likely', null, wording.onlyLikely) : null,
    claim.restsOnUnnamed ? h('p.note', null, wording.onUnnamed) : null,
    brief,
    controls ? more : null,
    full,
    undo ? h('p.set-aside', { hidden: true }, wording.setAside(claimTitle(record, claim)), undo) : null,
  );

  const fill = () => full.firstChild || full.append(...fullOf(record, claim, actions, controls));
  const open = (on) => {
    if (on) fill();
    element.classList.toggle('open', on);
    brief.hidden = on;
    more.hidden = on;
    full.hidden = !on;
    more.setAttribute('aria-expanded', String(on));
  };
  if (opened) open(true);
  return {
    element,
    claim,
    open,
    fill,
    /** One line in its place, from which it can be brought back. */
    setAside(on) {
      element.classList.toggle('aside', on);
      element.querySelector('.set-aside').hidden = !on;
    },
    focusUndo: () => undo.focus({ preventScroll: true }),
    /** The place of a statement on the open card. */
    entry: (statement) => full.querySelector(`[data-said="${statement}"]`),
    focusTitle: () => title.focus({ preventScroll: true }),
    focusButton: () => more.focus({ preventScroll: true }),
  };
}

/** The number by which statements refer to a claim. */
export const claimNumber = (record, claim) =>
  h('span.no', null, hidden(wording.numbered), String(numberOf(record, claim)));

/** Of an open claim nobody can be quoted saying so: which one it is is not known. */
function noteOf({ open, voiced }) {
  if (open) return h('p.note', null, wording.leftOpenNote);
  return voiced ? null : h('p.note', null, wording.unvoiced);
}

/** Of what an open claim may answer the words are shown too: a name alone does not tell which is meant. */
const inFull = new Set(['mayAnswer']);

/** Who says what, by name, of some parts in full. */
function briefOf(record, claim, actions) {
  const rows = rowsOf(record, claim).map(({ part, entries }) =>
    (actions.inFull ?? inFull).has(part)
      ? h('div', null, fullRow(record, part, entries, actions))
      : briefRow(part, nameList(namesOf(record, entries), actions)),
  );
  if (claim.unanswered.length) rows.push(briefRow('missing', wording.answerFrom(namesById(record, claim.unanswered))));
  return h('dl.brief', null, rows);
}

const briefRow = (part, ...names) => h('div', null, h(`dt.${part}`, null, parts[part][0]), h('dd', null, names));

const namesById = (record, ids) => ids.map((id) => record.entities[id].name);

/** "White House; two people familiar with the matter, unnamed" */
export function nameList(names, actions) {
  return names.flatMap(({ key, name, rest, unnamed }, i) => [
    i ? '; ' : '',
    speakerName({ key, name }, actions, i ? name : capital(name)),
    rest,
    unnamed ? h('span.role', null, wording.unnamed) : null,
  ]);
}

function fullOf(record, claim, actions, controls) {
  const rows = rowsOf(record, claim).map(({ part, entries }) => fullRow(record, part, entries, actions));
  if (claim.unanswered.length) {
    const missing = `${wording.answerFrom(namesById(record, claim.unanswered))}.`;
    rows.push([h('dt.missing', null, parts.missing[0]), h('dd', null, h('p', null, missing))]);
  }
  return [h('dl', null, rows), mayConcern(record, claim, actions), controls ? foot(claim, actions) : null]
    .flat()
    .filter(Boolean);
}

function fullRow(record, part, entries, actions) {
  const item = (entry) =>
    h('li', { tabindex: '-1', 'data-said': entry.statement?.id }, entryOf(record, entry, actions));
  return [h(`dt.${part}`, null, parts[part][0]), h('dd', null, h('ul', null, entries.map(item)))];
}

function entryOf(record, entry, actions) {
  const { statement, link, spans } = entry;
  if (!statement) {
    const shown = { cue: [], content: spans };
    const line = h('p.who', null, h('b', null, wording.itself), ' ', reference(record, targetAt(spans), actions));
    return [line, words(record, shown), h('p.note', null, wording.itselfNote)];
  }
  return [
    speakerLine(record, statement, actions),
    words(record, statement, { restricted: link?.restricted ?? [] }),
    notesOf(record, entry).map((note) => h('p.note', null, note)),
    needsWhy(entry) ? whyButton(record, entry, actions) : null,
  ];
}

function notesOf(record, { statement, link, once }) {
  const notes = [];
  const told = toldBy(record, statement).map(({ name, unnamed }) => name + (unnamed ? wording.unnamed : ''));
  if (told.length) notes.push(wording.asToldByNote(told.join(', as told by ')));
  if (once) notes.push(wording.countedOnce(link.root === null ? '' : record.entities[link.root].name));
  if (link?.restricted?.length) notes.push(wording.narrowed);
  if (statement.speaker !== null && !statement.source.length) notes.push(wording.joined);
  return notes;
}

/** Links that are no more than possible stay folded: a wrong denial is worse than a missing one. */
function mayConcern(record, claim, actions) {
  const rows = possibleRows(record, claim);
  if (!rows.length) return null;
  return h(
    'details.may',
    null,
    h('summary', null, wording.mayConcern),
    h('p.note', null, wording.mayNote),
    h(
      'dl',
      null,
      rows.map(({ part, entries }) => fullRow(record, part, entries, actions)),
    ),
  );
}

function foot(claim, actions) {
  const answer = h('p.answer', { role: 'status' });
  const tell = async (promise) => (answer.textContent = await promise);
  const panel = h('div.report', { hidden: true });
  const report = () => {
    panel.replaceChildren(...actions.report(claim));
    panel.hidden = false;
    panel.firstChild.focus?.();
  };
  const act = (label, onclick) => (onclick ? button(label, onclick) : null);
  return [
    h(
      'div.acts',
      null,
      act(wording.fold, () => actions.fold(claim.id)),
      act(wording.copy, actions.copyClaim && (() => tell(actions.copyClaim(claim)))),
      act(wording.link, actions.linkTo && (() => tell(actions.linkTo(claim)))),
      act(wording.wrong, actions.report && report),
      act(wording.dismiss, actions.setAside && (() => actions.setAside(claim.id, true))),
    ),
    answer,
    panel,
  ];
}

/** A claim that nobody opposes, in a list: its words, and who says so. */
export function claimLine(record, claim, actions) {
  const rows = rowsOf(record, claim).filter(({ entries }) => entries.some(({ statement }) => statement));
  const lines = rows.map(({ part, entries }) => {
    const label = part === 'saysSo' ? null : [h('span.label', null, parts[part][0]), ' '];
    return h('p.by', null, label, nameList(namesOf(record, entries), actions));
  });
  const place = [' ', reference(record, targetAt(claim.text), actions)];
  const title = h('p.words', null, claimTitle(record, claim), lines.length ? null : place);
  lines.at(0)?.append(...place);
  const missing = namesById(record, claim.unanswered);
  return [
    actions.embedded ? null : claimNumber(record, claim),
    title,
    lines,
    claim.voiced ? null : h('p.note', null, wording.unvoiced),
    claim.restsOnUnnamed && claim.shelf !== 'unnamed' ? h('p.note', null, wording.onUnnamed) : null,
    missing.length ? h('p.by', null, h('span.label', null, parts.missing[0]), ' ', wording.answerFrom(missing)) : null,
  ]
    .flat()
    .filter(Boolean);
}

/**
 * @typedef {object} Actions  what cards ask of the page around them; acts that are missing are not offered
 * @property {(id: number) => void} open
 * @property {(id: number) => void} fold
 * @property {(offset: number, target: object) => void} [goTo]  target: as `targetAt` gives it
 * @property {(id: number, on: boolean) => void} [setAside]
 * @property {(claim: object) => Promise<string>} [copyClaim]
 * @property {(claim: object) => Promise<string>} [linkTo]
 * @property {(claim: object) => HTMLElement[]} [report]
 * @property {boolean} [embedded]  the article stands elsewhere: references are buttons
 * @property {string} [prefix]  of every id, where more than one explanation may be shown
 * @property {string} [claimHeading]  h4 unless told otherwise
 * @property {Set<string>} [inFull]  the parts whose words are shown on the folded card
 */
