/** Why a statement was set against a claim, in terms that a reader can check against the article. */
import { button, h } from './dom.js';
import { quote, quoteAll, targetOf } from './record.js';
import { reference } from './quotes.js';
import { capital, card, why } from './wording.js';

/** Rules of the core whose first pair sets what is done against what is done. */
const aboutActs = new Set(['act', 'explicit', 'named-again', 'own-words']);

const same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** Only where a link had to be made: words that differ, or something that was supplied. */
export function needsWhy({ link }) {
  if (!link) return false;
  const hasNote = link.evidence.some(({ note }) => note);
  const hasPairs = link.evidence.some(({ pairs }) => pairs.length);
  return hasPairs || (hasNote && (link.certainty !== 'certain' || link.relation !== 'same'));
}

/** The button and, under it, the reasons. */
export function whyButton(record, entry, actions) {
  const panel = h('div.why', { hidden: true });
  const open = button(card.why, () => {
    const shut = panel.hidden;
    if (!panel.firstChild) panel.append(...reasons(record, entry, actions));
    panel.hidden = !shut;
    open.setAttribute('aria-expanded', String(shut));
  });
  open.className = 'why-button';
  open.setAttribute('aria-expanded', 'false');
  return [open, panel];
}

export function reasons(record, entry, actions) {
  const { link, statement, part } = entry;
  const pairs = link.evidence.flatMap((one) =>
    one.pairs.map((pair, i) => ({ ...pair, isAct: i === 0 && aboutActs.has(one.rule) })),
  );
  const read = pairs.map((pair) => ({ ...pair, ours: quote(record, pair.answer), theirs: quote(record, pair.claim) }));
  const equal = read.filter(({ relation, ours, theirs }) => relation === 'same' && same(ours, theirs));
  const differing = read.filter((pair) => !equal.includes(pair));
  const notes = link.evidence.map(({ note }) => note).filter(Boolean);
  return [
    h('p', null, opening(record, entry), notes.map(sentence).join(' ')),
    differing.length ? table(part, differing) : null,
    equal.length
      ? h(
          'p',
          null,
          why.inBoth,
          equal.flatMap(({ ours }, i) => [i ? ', ' : '', h('q', null, ours)]),
          '.',
        )
      : null,
    certainty(record, link, statement, actions),
  ].filter(Boolean);
}

function opening(record, { statement, part }) {
  if (part !== 'saysOtherwise' || statement.stance !== 'denies' || !statement.cue.length) return null;
  return [h('q', null, quoteAll(record, statement.cue)), ` ${why.deniesThat} `];
}

const sentence = (note) => capital(/[.!?]$/.test(note) ? note : `${note}.`);

function table(part, pairs) {
  const row = ({ ours, theirs, relation, isAct }) =>
    h('tr', null, h('td', null, ours), h('td.relation', null, relationWord(relation, isAct)), h('td', null, theirs));
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, heading(why.columns[part] ?? why.columns.other), h('td'), heading(why.claim))),
    h('tbody', null, pairs.map(row)),
  );
}

const heading = (text) => h('th', { scope: 'col' }, text);

function relationWord(relation, isAct) {
  return relation === 'same' && isAct ? why.sameAct : (why.relations[relation] ?? relation);
}

function certainty(record, { certainty: degree }, statement, actions) {
  const label = h('b', null, why.certainty[degree] ?? why.certainty.possible);
  if (degree !== 'certain') return h('p', null, label, ' ', why[degree] ?? why.possible);
  return h('p', null, label, ' ', why.certain, reference(record, targetOf(statement), actions), '.');
}
