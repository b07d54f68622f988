/** The findings: the count, the claims in their groups, who said what, how the text was read. */
import { claimCard, claimLine } from './cards.js';
import { filterControls } from './chooser.js';
import { button, h, replace, unfold } from './dom.js';
import { nameNote } from './quotes.js';
import { anchorOf, countsOf, groupsOf, unopposed } from './record.js';
import { noteText, readingSection } from './reading.js';
import { statementList } from './statements.js';
import { capital, card as cardWording, groups as headings, only as onlyWording, result } from './wording.js';

/** Groups whose claims are two lines in a list: nobody opposes them, so there is nothing to set against them. */
const listed = new Set(['unopposed', 'unsourced']);
const shownAtOnce = 8;

/**
 * @param {object} record
 * @param {Map<string, object>} speakers  as `speakerCards` gives them
 * @param {object} actions
 * @returns {{element: HTMLElement, cards: Map<number, ReturnType<typeof claimCard>>, statements: object,
 *   only: (share: object | null, filter: object) => void, setAside: (claims: Set<number>) => void,
 *   near: (statement: string | null) => void, showLine: (claim: object) => void, search: () => void,
 *   step: (by: number) => void, focusPerson: () => void}}  only: hides what is not of this share
 */
export function findingsView(record, speakers, actions) {
  const cards = new Map();
  const sections = groupsOf(record).map(({ name, claims }) => groupSection(record, name, claims, actions, cards));
  const isOpposed = ({ name }) => !unopposed.includes(name);
  const behind = disclosure(sections.filter((section) => !isOpposed(section)));
  const statements = statementList(record, speakers, actions);
  const chooser = filterControls(record, speakers, actions);
  const aside = h('p.sub', { hidden: true });
  const person = h('section.person', { hidden: true, 'aria-labelledby': 'person-heading' });
  const element = h(
    'div.findings',
    null,
    summary(record, statements),
    aside,
    chooser.element,
    person,
    sections.filter(isOpposed).map((section) => section.element),
    behind.element,
    record.statements.length ? statements.element : null,
    readingSection(record, actions),
    h('p', { id: nameNote, hidden: true }, onlyWording.link),
  );
  const only = (share, filter) => {
    person.replaceChildren(...(share?.key ? personCard(speakers.get(share.key), share) : []));
    person.hidden = !share?.key;
    chooser.show(filter);
    for (const section of sections.filter(isOpposed)) section.only(share);
    behind.only(share);
    statements.only(share);
  };
  const setAside = (claims) => {
    cards.forEach((card, id) => card.setAside(claims.has(id)));
    aside.hidden = claims.size === 0;
    replace(aside, `${result.setAside(claims.size)} `, button(result.bringBack, actions.bringAllBack));
  };
  const near = (id) => {
    element.querySelectorAll('.near').forEach((old) => old.classList.remove('near'));
    if (id !== null) element.querySelectorAll(`[data-said="${id}"]`).forEach((one) => one.classList.add('near'));
  };
  const showLine = (claim) => {
    const line = element.querySelector(`#${anchorOf(record, claim)}`);
    unfold(line);
    line.hidden = false;
    line.scrollIntoView({ block: 'center' });
    line.focus({ preventScroll: true });
  };
  return {
    element,
    cards,
    statements,
    only,
    setAside,
    near,
    showLine,
    search: chooser.search,
    step: (by) => step(element, by),
    focusPerson: () => focusTop(person.hidden ? element.querySelector('.big') : person.firstChild),
  };
}

/** The focus goes on to the next claim that can be seen, or the one before. */
function step(element, by) {
  const stops = [...element.querySelectorAll('.card .claim, .plain > li, .unopposed > summary')].filter(
    (stop) => stop.checkVisibility?.() ?? stop.offsetParent,
  );
  const { activeElement } = document;
  const card = activeElement.closest('.card, .plain > li');
  let next = stops.findIndex((stop) => stop === activeElement || card?.contains(stop));
  if (next >= 0) next += by;
  else {
    // from anywhere else: the first behind it, or the last before it
    const behind = stops.findIndex((stop) => activeElement.compareDocumentPosition(stop) & 4);
    const first = element.contains(activeElement) && behind >= 0 ? behind : 0;
    next = by > 0 ? first : first - 1;
  }
  const stop = stops[Math.max(0, Math.min(next, stops.length - 1))];
  stop?.focus({ preventScroll: true, focusVisible: true });
  stop?.scrollIntoView({ block: 'nearest' });
}

const focusTop = (heading) => {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
};

/** Who the one speaker is that is shown. */
function personCard({ name, role, unnamed, lines }, { statements, claims }) {
  return [
    h('h3', { id: 'person-heading', tabindex: '-1' }, capital(name)),
    role || unnamed
      ? h('p', null, [capital(role), unnamed ? cardWording.unnamed.slice(2) : ''].filter(Boolean).join(', '))
      : null,
    lines.map((line) => h('p.note', null, line)),
    h('p.note', null, `${capital(onlyWording.counts(statements.size, claims.size))}.`),
  ]
    .flat()
    .filter(Boolean);
}

function summary(record, statements) {
  const counts = countsOf(record);
  if (!counts.statements && !counts.claims) {
    const wordCount = record.text.split(/\s+/u).filter(Boolean).length;
    return h(
      'div.summary',
      { role: 'status' },
      h('h2.big', { tabindex: '-1', id: 'findings-heading' }, result.nothing),
      h('p.sub', null, result.nothingNote(record.paragraphs, wordCount)),
      h('p.sub', null, result.nothingDo),
      warnings(record),
    );
  }
  const jump = (target) => (event) => {
    event.preventDefault();
    const heading = document.getElementById(target);
    unfold(heading);
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
    if (target === 'said-heading') statements.element.querySelector('details')?.setAttribute('open', '');
  };
  const passages = counts.unsourced
    ? [
        ' ',
        h('a', { href: '#group-unsourced', onclick: jump('group-unsourced') }, result.passages(counts.unsourced)),
        result.noSource(counts.unsourced),
      ]
    : null;
  return h(
    'div.summary',
    null,
    h('h2.big', { tabindex: '-1', id: 'findings-heading' }, result.headline(counts)),
    h(
      'p.sub',
      null,
      h(
        'a',
        { href: '#who-said-what', onclick: jump('said-heading') },
        result.statements(counts.statements, counts.speakers),
      ),
      result.unnamed(counts.unnamed),
      '.',
      passages,
    ),
    warnings(record),
  );
}

/** What limits all findings stands at the top; the rest is told under how the text was read. */
function warnings(record) {
  const limiting = record.notes.filter(({ code }) => code === 'N-LANG' || code === 'E-MODEL');
  return limiting.map((note) => h('p.sub', null, h('b', null, noteText(note))));
}

function groupSection(record, name, claims, actions, cards) {
  const total = h('span.n', null, String(claims.length));
  const heading = h('h3', { id: `group-${name}`, tabindex: '-1' }, headings[name], ' ', total);
  const element = h(`section.group.${name}`, { 'aria-labelledby': `group-${name}` }, heading);
  const shownOnly = listed.has(name)
    ? plainList(record, claims, actions, element)
    : cardList(record, claims, actions, element, cards);
  const only = (share) => {
    const left = share ? claims.filter(({ id }) => share.claims.has(id)).length : claims.length;
    element.hidden = left === 0;
    total.textContent = left < claims.length ? onlyWording.some(left, claims.length) : String(claims.length);
    shownOnly(share);
    return left;
  };
  return { element, name, size: claims.length, only };
}

/** What nobody opposes, folded behind what somebody does; with one speaker shown it stands open. */
function disclosure(sections) {
  const name = h('summary');
  const element = h(
    'details.unopposed',
    null,
    name,
    sections.map((section) => section.element),
  );
  const tell = (n) => {
    name.textContent = result.unopposed(n);
    element.hidden = n === 0;
  };
  let wasOpen = null; // before one speaker was chosen
  const only = (share) => {
    tell(sections.reduce((sum, section) => sum + section.only(share), 0));
    if (share) wasOpen ??= element.open;
    element.open = share ? true : (wasOpen ?? element.open);
    if (!share) wasOpen = null;
  };
  tell(sections.reduce((sum, { size }) => sum + size, 0));
  return { element, only };
}

/** Adds a card for each claim. @returns {(share: object | null) => void} */
function cardList(record, claims, actions, section, cards) {
  for (const claim of claims) {
    const card = claimCard(record, claim, actions);
    cards.set(claim.id, card);
    section.append(card.element);
  }
  return (share) => {
    for (const { id } of claims) cards.get(id).element.hidden = Boolean(share) && !share.claims.has(id);
  };
}

/** Adds two lines for each claim, the first of them at once. @returns {(share: object | null) => void} */
function plainList(record, claims, actions, section) {
  const items = claims.map((claim) =>
    h('li', { id: anchorOf(record, claim), tabindex: '-1' }, claimLine(record, claim, actions)),
  );
  section.append(h('ul.plain', null, items));
  let atOnce = items.length - shownAtOnce < 3 ? items.length : shownAtOnce;
  const all = button(result.showAll(items.length), () => {
    const first = items[atOnce];
    atOnce = items.length;
    show(null);
    first.querySelector('a')?.focus();
  });
  all.className = 'more all';
  section.append(all);
  const show = (share) => {
    items.forEach((item, i) => (item.hidden = share ? !share.claims.has(claims[i].id) : i >= atOnce));
    all.hidden = Boolean(share) || atOnce === items.length;
  };
  show(null);
  return show;
}
