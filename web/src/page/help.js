/** How to read the findings: the marks, and a card of every status from an invented example. */
import { checked } from '../check.js';
import { claimCard } from './cards.js';
import { button, h } from './dom.js';
import { example } from './example.js';
import { groupsOf, recordOf } from './record.js';
import { help, page } from './wording.js';

/** Cards in the help show and do nothing. */
const idle = { open() {}, fold() {}, goTo() {}, showStatement() {} };

/**
 * @param {() => void} back
 * @param {ReturnType<typeof import('./keys.js').singleKeys>} single
 */
export function helpView(back, single) {
  const record = recordOf(checked.explanation(example()));
  const cards = groupsOf(record).flatMap(({ name, claims }) => claims.map((claim) => sheetCard(record, claim, name)));
  return h(
    'div.help',
    null,
    h('p', null, button(page.back, back, { class: 'second' })),
    h('h1', { tabindex: '-1' }, help.heading),
    h('p.intro', null, help.intro),
    h('div.key', null, sample(), h('dl', null, help.keys.map(keyRow))),
    h('h2', null, help.statuses),
    h('div.sheet', null, cards),
    h('h2', null, help.keysHeading),
    keyTable(single),
    h('h2', null, help.moreHeading),
    h(
      'ul.bear',
      null,
      help.more.map((line) => h('li', null, line)),
    ),
  );
}

/** What comes out, small: a sentence with its marks and a disputed claim. */
export function workedExample() {
  const record = recordOf(checked.explanation(example()));
  const claim = record.claims.find((one) => one.shelf === 'disputed');
  return h(
    'section.worked',
    { 'aria-labelledby': 'worked' },
    h('h2', { id: 'worked' }, help.worked),
    sample(),
    sheetCard(record, claim, 'disputed'),
    h('p.hint', null, help.workedNote),
  );
}

/** One marked sentence, as it stands in the article. */
function sample() {
  const words = [
    ['who', 'Arden'],
    ['', ', as it has with earlier findings, '],
    ['says', 'denied'],
    ['', ' '],
    ['what', 'providing Kest with weapons for its war in the Teral valley'],
    ['', '.'],
  ];
  return h(
    'p.marked',
    null,
    words.map(([role, text]) => (role ? h(`span.mark.${role}`, null, text) : text)),
  );
}

const keyRow = ([role, word, meaning]) =>
  h(
    'div',
    null,
    h('dt', null, h(role === 'limit' ? 'span.limit' : `span.mark.${role}`, null, word)),
    h('dd', null, meaning),
  );

/** The keys, and a switch: whoever speaks to the machine would press them by chance. */
function keyTable(single) {
  const told = h('span', { role: 'status' });
  const turn = button('', () => {
    single.turn(!single.on());
    draw();
  });
  const draw = () => {
    told.textContent = single.on() ? help.keysOn : help.keysOff;
    turn.textContent = single.on() ? help.turnOff : help.turnOn;
  };
  turn.className = 'second';
  draw();
  const line = ([pressed, meaning]) =>
    h(
      'div',
      null,
      h(
        'dt',
        null,
        pressed.map((one, i) => [i ? ' ' : '', h('kbd', null, one)]),
      ),
      h('dd', null, meaning),
    );
  return [h('dl.keys', null, help.keysTable.map(line)), h('p', null, told, ' ', turn)];
}

/** A card that only shows: its references lead nowhere here. */
function sheetCard(record, claim, group) {
  const { element } = claimCard(record, claim, idle, {
    standalone: true,
    opened: group === 'not-confirmed',
    controls: false,
  });
  for (const link of element.querySelectorAll('a.ref')) link.replaceWith(h('span.ref', null, ...link.childNodes));
  element.classList.add(group);
  return element;
}
