/** "Who said what": every statement, by speaker, in the order of the text. */
import { h } from './dom.js';
import { reference, words } from './quotes.js';
import { positionOf, speakersOf, toldBy } from './record.js';
import { capital, card, said } from './wording.js';

/** @returns {{element: HTMLElement, show: (id: number) => void}} */
export function statementList(record, actions) {
  const items = new Map();
  const groups = speakersOf(record).map((speaker) => speakerGroup(record, speaker, actions, items));
  const element = h(
    'section.said',
    { id: 'who-said-what', 'aria-labelledby': 'said-heading' },
    h(
      'h3',
      { id: 'said-heading', tabindex: '-1' },
      said.heading,
      ' ',
      h('span.n', null, String(record.statements.length)),
    ),
    groups,
  );

  const show = (id) => {
    const item = items.get(id);
    if (!item) return;
    element.querySelectorAll('.at').forEach((old) => old.classList.remove('at'));
    item.closest('details').open = true;
    item.classList.add('at');
    item.scrollIntoView({ block: 'center' });
    item.focus({ preventScroll: true });
  };
  return { element, show };
}

function speakerGroup(record, { key, name, unnamed, role, statements }, actions, items) {
  const summary = h(
    'summary',
    null,
    h('span.n', null, String(statements.length)),
    h('b', null, key === 'nobody' ? said.none : capital(name)),
    role ? h('span.role', null, `, ${role}`) : null,
    unnamed ? h('span.role', null, card.unnamed) : null,
  );
  const group = h('details', null, summary);
  const list = h('ol');
  for (const statement of statements) {
    const item = h(
      'li',
      { tabindex: '-1', id: `statement-${statement.id + 1}` },
      statementLine(record, statement, actions),
    );
    items.set(statement.id, item);
    list.append(item);
  }
  group.append(list);
  return group;
}

function statementLine(record, statement, actions) {
  const line = words(record, statement, { whole: true });
  const told = toldBy(record, statement).map(({ name }) => name);
  if (told.length) line.append(' ', h('span.role', null, `as told by ${told.join(', as told by ')}`));
  line.append(' ', reference(record, positionOf(statement), actions));
  return line;
}
