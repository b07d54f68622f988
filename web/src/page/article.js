/**
 * The article as it stands, with its marks. At rest every statement is marked; with a claim open only the statements of
 * that claim are, and each one's part in it stands in the margin.
 */
import { button, h, hidden } from './dom.js';
import { positionOf, speakerOf } from './record.js';
import { byBlock, segments } from './segments.js';
import { parts, result } from './wording.js';

const tags = { headline: 'h2', subhead: 'h3' };

/** All marks: the words of each statement, words that narrow a link, and the words of the claims. */
function marksOf(record) {
  const marks = [];
  const add = (role, spans, owner) => {
    for (const [begin, end] of spans ?? []) if (begin < end) marks.push({ role, begin, end, ...owner });
  };
  for (const { id, inside, source, cue, content } of record.statements) {
    const owner = { statement: id, nested: inside !== null };
    add('who', source, owner);
    add('says', cue, owner);
    add('what', content, owner);
  }
  for (const claim of record.claims) {
    add('claim', claim.text, { claim: claim.id });
    for (const { spans } of claim.article) add('voice', spans, { claim: claim.id });
    for (const list of Object.values(claim)) {
      if (!Array.isArray(list)) continue;
      for (const link of list) add('limit', link?.restricted, { claim: claim.id, statement: link?.statement });
    }
  }
  return marks;
}

/**
 * @returns {{element: HTMLElement, pick: (picked: Picked | null) => void,
 *            goTo: (offset: number, spans?: Span[]) => void, near: (statement: number | null) => void,
 *            only: (statements: Set<number> | null) => void, placeLabels: () => void, layOut: () => void,
 *            firstPicked: () => HTMLElement | null}}  only: which statements are marked from the next `pick` on.
 *   near: the words of this one stand out. layOut: what is still to be laid out is, at once
 * @typedef {{claim: object, rows: {part: string, entries: object[]}[]}} Picked
 */
export function articleView(record, actions) {
  const perBlock = byBlock(record.blocks, marksOf(record));
  const linked = new Set();
  const notes = descriptions();
  const rows = record.blocks.map((block, i) => row(record, block, i, perBlock[i], { linked, notes, actions }));
  const pieces = rows.flatMap((one) => one.pieces);
  const story = h(
    'div.story',
    { lang: record.explanation.language || 'en' },
    rows.map(({ element }) => element),
  );
  const element = h('div.article', null, legend(story), story, notes.element);
  story.addEventListener('click', (event) => showStatement(event, actions));

  const standOut = (name, wanted) => {
    for (const piece of pieces) piece.element.toggleAttribute(name, wanted(piece));
  };
  let shown = null; // the statements that are marked at rest; null: all
  const pick = (picked) => {
    if (picked) layOut();
    standOut('data-at', () => false);
    story.classList.toggle('picked', Boolean(picked));
    const look = picked ? lookPicked(picked) : shown ? lookOnly(shown, record) : lookAtRest;
    for (const piece of pieces) piece.element.className = look(piece.marks);
    for (const one of rows) one.side.replaceChildren();
    if (picked) labels(record, rows, picked);
    placeLabels();
  };
  const only = (statements) => {
    shown = statements;
    for (const { element: link } of pieces) {
      const id = link.dataset.statement;
      if (link.tagName !== 'A') continue;
      if (shown && !shown.has(Number(id))) link.removeAttribute('href');
      else link.href = statementAddress(id);
    }
  };
  const placeLabels = () => stack(rows);
  const layOut = inPieces(rows);
  const goTo = (offset, spans = []) => {
    layOut();
    const target = rows.findLast(({ begin }) => begin <= offset) ?? rows[0];
    story.querySelectorAll('.row.at').forEach((old) => old.classList.remove('at'));
    target.element.classList.add('at');
    standOut('data-at', (piece) => spans.some(([begin, end]) => piece.begin < end && begin < piece.end));
    const first = story.querySelector('[data-at]') ?? target.element;
    (first.getBoundingClientRect().height > innerHeight / 2 ? target.element : first).scrollIntoView({
      block: 'center',
    });
    target.element.focus({ preventScroll: true });
  };
  const near = (id) => standOut('data-near', ({ marks }) => marks.some(({ statement }) => statement === id));
  pick(null);
  return {
    element,
    pick,
    only,
    goTo,
    near,
    placeLabels,
    layOut,
    firstPicked: () => story.querySelector('.on, .mark.says, .mark.what'),
  };
}

/** So many rows are more than a screen holds, and are laid out in a moment. */
const rowsAtOnce = 30;

/**
 * To lay out a long article takes longer than a page may keep silent: all rows but the first wait, hidden, and come a few
 * at a time.
 * @returns {() => void}  brings all that still wait, for whoever needs to know where things stand
 */
function inPieces(rows) {
  const waiting = rows.slice(rowsAtOnce).map(({ element }) => element);
  const bring = (n) => waiting.splice(0, n).forEach((element) => (element.hidden = false));
  for (const element of waiting) element.hidden = true;
  const next = async () => {
    while (waiting.length) {
      await new Promise((go) => setTimeout(go));
      bring(rowsAtOnce);
      if (rows[0].element.isConnected) rows[0].element.getBoundingClientRect(); // laid out now, not all at the next frame
    }
  };
  next();
  return () => bring(waiting.length);
}

/**
 * The article while it is still being read: what is known is marked block by block, and opens nothing yet.
 * @returns {{element: HTMLElement, mark: (soFar: import('../types').Explanation) => void}}  mark: the leading blocks
 *   have been read; those that have their marks already are left alone
 */
export function growingArticle(record) {
  const rows = record.blocks.map((block, i) => row(record, block, i, []));
  const story = h(
    'div.story',
    null,
    rows.map(({ element }) => element),
  );
  let marked = 0;
  const mark = ({ article, statements }) => {
    const perBlock = byBlock(record.blocks, marksOf({ statements, claims: [] }));
    for (; marked < rows.length && record.blocks[marked].end <= article.text.length; marked++) {
      const fresh = row(record, record.blocks[marked], marked, perBlock[marked]);
      for (const piece of fresh.pieces) piece.element.className = lookAtRest(piece.marks);
      rows[marked].element.replaceWith(fresh.element);
    }
  };
  return { element: h('div.article', null, story), mark };
}

/** One block with its marks. Without `links` they are for the eye alone. */
function row(record, { kind, begin, end }, index, marks, links = null) {
  const pieces = [];
  const n = record.numbers[index];
  const side = h('div.side');
  const text = h(tags[kind] ?? 'p');
  for (const piece of segments(begin, end, marks)) {
    const words = record.text.slice(piece.begin, piece.end);
    if (!piece.marks.length) {
      text.append(words);
      continue;
    }
    const element = links ? pieceElement(record, words, piece.marks, links) : h('span', null, words);
    pieces.push({ element, ...piece });
    text.append(element);
  }
  const number = h('span.number', { 'aria-hidden': 'true' }, n ? String(n) : '');
  const spoken = n ? hidden(result.paragraph(n)) : null;
  const element = h(`div.row.${kind}`, { id: `p${index + 1}`, tabindex: '-1' }, spoken, number, text, side);
  return { element, side, begin, end, pieces };
}

/** The first words of each statement that can be clicked are a link; the rest answers to the mouse alone. */
function pieceElement(record, words, marks, { linked, notes, actions }) {
  const statements = marks.filter(({ statement, role }) => statement !== undefined && role !== 'limit');
  const innermost = statements.at(-1);
  const spoken = innermost && record.statements[innermost.statement];
  const isEntry =
    spoken &&
    !linked.has(spoken.id) &&
    (innermost.role === 'says' || (innermost.role === 'what' && !spoken.cue.length));
  if (!isEntry) return h('span', innermost ? { 'data-statement': innermost.statement } : null, words);
  linked.add(spoken.id);
  const onclick = (event) => {
    event.preventDefault();
    event.stopPropagation();
    actions.showStatement(spoken.id);
  };
  const note = notes.of(speakerOf(record, spoken).name);
  const address = statementAddress(spoken.id);
  return h('a', { href: address, onclick, 'data-statement': spoken.id, 'aria-describedby': note }, words);
}

/** Where the marks lead, for those who listen: told when a mark is reached by itself, not in mid-sentence. */
function descriptions() {
  const element = h('div', { hidden: true });
  const ids = new Map();
  const of = (name) => {
    if (!ids.has(name)) {
      ids.set(name, `leads-${ids.size + 1}`);
      element.append(h('span', { id: ids.get(name) }, result.opens(name)));
    }
    return ids.get(name);
  };
  return { element, of };
}

const statementAddress = (id) => `#statement-${Number(id) + 1}`;

function showStatement(event, actions) {
  const id = event.target.closest('[data-statement]')?.dataset.statement;
  const selecting = !document.getSelection().isCollapsed;
  if (id !== undefined && !selecting) actions.showStatement(Number(id));
}

/** At rest a statement within another keeps its tint only: a line for every level would shout. */
function lookAtRest(marks) {
  const classes = new Set();
  for (const { role, nested } of marks) {
    if (role === 'what' || ((role === 'who' || role === 'says') && !nested)) classes.add(role);
  }
  return ['mark', ...classes].join(' ');
}

/** One speaker's statements as at rest; one that stands within another's words has its lines too. */
function lookOnly(shown, { statements }) {
  const within = (id) => shown.has(statements[id].inside);
  return (marks) =>
    lookAtRest(
      marks
        .filter(({ statement, role }) => role !== 'limit' && shown.has(statement))
        .map((mark) => ({ ...mark, nested: within(mark.statement) })),
    );
}

function lookPicked({ claim, rows }) {
  const entries = rows.flatMap((one) => one.entries);
  const chosen = new Set(entries.filter(({ statement }) => statement).map(({ statement }) => statement.id));
  const voice = entries.some(({ statement }) => !statement);
  return (marks) => {
    const classes = new Set();
    for (const { role, statement, claim: owner } of marks) {
      const ours = owner === claim.id;
      if (role === 'limit' ? ours && chosen.has(statement) : chosen.has(statement)) classes.add(role);
      if (role === 'voice' && ours && voice) classes.add('what');
      if (role === 'claim' && ours && !chosen.size) classes.add('what');
    }
    return ['mark', ...(classes.size ? ['on', ...classes] : [])].join(' ');
  };
}

/** The part of each picked statement, in the margin of the row in which its words begin. */
function labels(record, rows, picked) {
  const seen = new Set();
  for (const { part, entries } of picked.rows) {
    for (const { statement, spans } of entries) {
      const at = statement ? anchor(statement) : (spans[0]?.[0] ?? 0);
      const home = rows.findLast(({ begin }) => begin <= at);
      const key = `${home.begin} ${part} ${statement?.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const label = h('span.label', null, parts[part][1]);
      label.dataset.statement = statement ? String(statement.id) : 'voice';
      home.side.append(label);
    }
  }
}

const anchor = (statement) => (statement.cue[0] ?? statement.content[0] ?? [positionOf(statement)])[0];

/** Sets each label beside the line it belongs to; two on one line stand under each other. */
function stack(rows) {
  for (const { element, side, pieces } of rows) {
    if (!side.firstChild) continue;
    const top = element.getBoundingClientRect().top;
    const placed = [...side.children].map((label) => ({
      label,
      y: middle(pieces, label.dataset.statement) - top - label.offsetHeight / 2,
    }));
    placed.sort((a, b) => a.y - b.y);
    let free = -Infinity;
    const shown = new Set();
    for (const { label, y } of placed) {
      const line = `${Math.round(y)} ${label.textContent}`;
      label.hidden = shown.has(line); // two statements, one line, one part in the claim
      shown.add(line);
      if (label.hidden) continue;
      const at = Math.max(y, free);
      label.style.top = `${at}px`;
      free = at + label.offsetHeight - 1;
    }
  }
}

/** The height of the first marked line of a statement. */
function middle(pieces, id) {
  const on = pieces.filter((piece) => piece.element.classList.contains('on'));
  const own = on.find(({ marks }) => marks.some(({ statement }) => String(statement) === id)) ?? on[0];
  const line = own?.element.getClientRects()[0];
  return line ? line.top + line.height / 2 : 0;
}

/** Each word of the legend takes its mark away and brings it back. */
function legend(story) {
  const toggle = (role) => {
    const control = button(h(`span.mark.${role}`, null, result[role]), () => {
      const off = story.classList.toggle(`no-${role}`);
      control.setAttribute('aria-pressed', String(!off));
    });
    control.setAttribute('aria-pressed', 'true');
    return control;
  };
  return h(
    'div.legend',
    { role: 'group', 'aria-label': result.marks },
    h('span', null, result.marks),
    ['who', 'says', 'what'].map(toggle),
    h('span.own', null, result.own),
  );
}
