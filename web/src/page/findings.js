/** The findings: the count, the claims in their groups, who said what, how the text was read. */
import { claimCard, nameList } from './cards.js';
import { button, h } from './dom.js';
import { claimWords, reference } from './quotes.js';
import { countsOf, groupsOf, namesOf, rowsOf } from './record.js';
import { noteText, readingSection } from './reading.js';
import { statementList } from './statements.js';
import { card as cardWording, groups as headings, parts, result } from './wording.js';

/** Groups whose claims are two lines in a list: nobody opposes them, so there is nothing to set against them. */
const listed = new Set(['uncontested', 'unsourced']);
const shownAtOnce = 8;

/** @returns {{element: HTMLElement, cards: Map<number, ReturnType<typeof claimCard>>, statements: object}} */
export function findingsView(record, actions) {
  const cards = new Map();
  const sections = groupsOf(record).map(({ name, claims }) => groupSection(record, name, claims, actions, cards));
  const statements = statementList(record, actions);
  const element = h(
    'div.findings',
    null,
    summary(record, statements),
    sections,
    record.statements.length ? statements.element : null,
    readingSection(record, actions),
  );
  return { element, cards, statements };
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
  const heading = h(
    'h3',
    { id: `group-${name}`, tabindex: '-1' },
    headings[name],
    ' ',
    h('span.n', null, String(claims.length)),
  );
  const section = h(`section.group.${name}`, { 'aria-labelledby': `group-${name}` }, heading);
  if (listed.has(name)) {
    section.append(...plainList(record, claims, actions));
    return section;
  }
  for (const claim of claims) {
    const card = claimCard(record, claim, actions);
    cards.set(claim.id, card);
    section.append(card.element);
  }
  return section;
}

function plainList(record, claims, actions) {
  const items = claims.map((claim) => h('li', { id: `claim-${claim.id + 1}` }, plainClaim(record, claim, actions)));
  const list = h('ul.plain', null, items);
  const rest = items.slice(shownAtOnce);
  if (rest.length < 3) return [list];
  for (const item of rest) item.hidden = true;
  const all = button(result.showAll(items.length), () => {
    for (const item of rest) item.hidden = false;
    all.remove();
    rest[0].querySelector('a')?.focus();
  });
  all.className = 'more all';
  return [list, all];
}

function plainClaim(record, claim, actions) {
  const rows = rowsOf(record, claim).filter(({ entries }) => entries.some(({ statement }) => statement));
  const lines = rows.map(({ part, entries }) => {
    const label = part === 'saysSo' ? null : [h('span.label', null, parts[part][0]), ' '];
    return h('p.by', null, label, nameList(namesOf(record, entries)));
  });
  const place = [' ', reference(record, claim.text[0][0], actions)];
  const words = h('p.words', null, claimWords(record, claim.text), lines.length ? null : place);
  lines.at(0)?.append(...place);
  const missing = claim.unanswered.map((id) => record.entities[id].name);
  return [
    words,
    lines,
    claim.voiced ? null : h('p.note', null, cardWording.unvoiced),
    missing.length
      ? h('p.by', null, h('span.label', null, parts.missing[0]), ' ', cardWording.answerFrom(missing))
      : null,
  ]
    .flat()
    .filter(Boolean);
}
