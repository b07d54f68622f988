/** "Who said what": a card for every speaker with all its statements, in the order of the text. */
import { atOnce } from '../steps.js';
import { h } from './dom.js';
import { reference, speakerName, words } from './quotes.js';
import { anchorOf, claimsByStatement, numberOf, targetOf, toldBy } from './record.js';
import { capital, card, only as onlyWording, said } from './wording.js';

/**
 * @param {object} record
 * @param {Map<string, object>} speakers  as `speakerCards` gives them
 * @param {object} actions
 * @returns {{element: HTMLElement, show: (id: number) => void, only: (share: object | null) => void}}
 */
export const statementList = (record, speakers, actions) => atOnce(statementSteps(record, speakers, actions));

/** The same in pieces: yields what was made, the element first, then each group and each of its lines, put into it. */
export function* statementSteps(record, speakers, actions) {
  const items = new Map();
  const claims = claimsByStatement(record);
  const groups = [];
  const total = h('span.n', null, String(record.statements.length));
  const prefix = actions.prefix ?? '';
  const element = h(
    'section.said',
    { id: `${prefix}who-said-what`, 'aria-labelledby': `${prefix}said-heading` },
    h(actions.heading ?? 'h3', { id: `${prefix}said-heading`, tabindex: '-1' }, said.heading, ' ', total),
  );
  yield element;
  for (const speaker of speakers.values()) {
    const { group, list } = speakerGroup(speaker, actions);
    groups.push(group);
    element.append(group);
    yield group;
    for (const statement of speaker.statements) {
      const item = statementItem(record, statement, actions, claims);
      items.set(statement.id, item);
      list.append(item);
      yield item;
    }
  }

  const show = (id) => {
    const item = items.get(id);
    if (!item) return;
    element.querySelectorAll('.at').forEach((old) => old.classList.remove('at'));
    item.closest('details').open = true;
    item.classList.add('at');
    item.scrollIntoView({ block: 'center' });
    item.focus({ preventScroll: true });
  };

  let unfolded = null; // the groups that stood open before one speaker was chosen
  const only = (share) => {
    if (share) unfolded ??= groups.filter((group) => group.open);
    for (const [id, item] of items) item.hidden = Boolean(share) && !share.statements.has(id);
    for (const group of groups) {
      group.hidden = Boolean(share) && !group.querySelector('li:not([hidden])');
      group.open = share ? !group.hidden : unfolded.includes(group);
    }
    if (!share) unfolded = null;
    const all = String(record.statements.length);
    total.textContent = share ? onlyWording.some(share.statements.size, all) : all;
  };
  return { element, show, only };
}

function speakerGroup(speaker, actions) {
  const { key, name, unnamed, role, statements, candidates, lines } = speaker;
  const summary = h(
    'summary',
    null,
    h('span.n', null, String(statements.length)),
    h('b', null, key === 'nobody' ? said.none : capital(name)),
    candidates.length ? h('span.role', null, card.maybe(candidates)) : null,
    role ? h('span.role', null, `, ${role}`) : null,
    unnamed ? h('span.role', null, card.unnamed) : null,
  );
  const choose = actions.only && key !== 'nobody' ? onlyWording.chooseOne(name) : null;
  const about = h(
    'div.about',
    null,
    lines.map((line) => h('p.note', null, line)),
    choose ? h('p.note.choose', null, speakerName(speaker, actions, choose)) : null,
  );
  const list = h('ol');
  return { group: h('details', null, summary, about, list), list };
}

function statementItem(record, statement, actions, claims) {
  return h(
    'li',
    { tabindex: '-1', id: `${actions.prefix ?? ''}statement-${statement.id + 1}`, 'data-said': statement.id },
    statementLine(record, statement, actions, claims.get(statement.id) ?? []),
  );
}

function statementLine(record, statement, actions, claims) {
  const line = words(record, statement, { whole: true });
  const told = toldBy(record, statement).map(({ name }) => name);
  if (told.length) line.append(' ', h('span.role', null, `as told by ${told.join(', as told by ')}`));
  line.append(' ', reference(record, targetOf(statement), actions));
  if (claims.length && actions.goToClaim) line.append(' ', inClaims(record, claims, actions));
  return line;
}

/** "in claims 1, 2", each number leading to its claim. */
function inClaims(record, claims, actions) {
  const link = (claim) => {
    const onclick = (event) => {
      event.preventDefault();
      actions.goToClaim(claim);
    };
    return h('a', { href: `#${anchorOf(record, claim)}`, onclick }, String(numberOf(record, claim)));
  };
  const links = claims.flatMap((claim, i) => [i ? ', ' : '', link(claim)]);
  return h('span.in-claims', null, claims.length === 1 ? said.inClaim : said.inClaims, links);
}
