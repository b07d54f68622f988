/** "How the text was read": what was left out, joined or not understood. If nothing was left out, it says that. */
import { h } from './dom.js';
import { reference } from './quotes.js';
import { targetAt, targetOf } from './record.js';
import { reading } from './wording.js';

export function readingSection(record, actions) {
  const items = [leftOut(record), joined(record, actions), captions(record), notes(record, actions)].flat();
  return h(
    'section.reading',
    { 'aria-labelledby': 'reading-heading' },
    h('h3', { id: 'reading-heading' }, reading.heading),
    h(
      'ul',
      null,
      items.filter(Boolean).map((item) => h('li', null, item)),
      h('li', null, reading.limits),
    ),
  );
}

function leftOut(record) {
  if (!record.leftOut.length) return reading.nothingOut;
  const kinds = grouped(record.leftOut);
  return [...kinds].map(([kind, blocks]) =>
    h(
      'details',
      null,
      h('summary', null, `${reading.leftOut(kind, blocks.length)}.`),
      h(
        'ol.left-out',
        null,
        blocks.map(({ begin, end }) => h('li', null, record.text.slice(begin, end))),
      ),
    ),
  );
}

function grouped(blocks) {
  const kinds = new Map();
  for (const block of blocks) kinds.set(block.kind, [...(kinds.get(block.kind) ?? []), block]);
  return kinds;
}

function joined(record, actions) {
  const found = record.statements.filter(
    ({ speaker, source, inside, form }) => speaker !== null && !source.length && inside === null && form === 'direct',
  );
  if (!found.length) return null;
  const places = found.flatMap((statement, i) => [i ? ', ' : '', reference(record, targetOf(statement), actions)]);
  return h('p', null, reading.joined(found.length), places, '.');
}

function captions(record) {
  const n = record.blocks.filter(({ kind }) => kind === 'caption').length;
  return n ? reading.captions(n) : null;
}

/** A note of the core in words: its own, or ours for a code that comes without. */
export const noteText = ({ code, message }) =>
  code === 'E-MODEL' ? reading.noModel : message || reading.notes[code] || code;

function notes(record, actions) {
  return record.notes.map((note) =>
    h(
      'p',
      null,
      noteText(note),
      note.end > note.begin ? [' ', reference(record, targetAt([[note.begin, note.end]]), actions)] : null,
    ),
  );
}
