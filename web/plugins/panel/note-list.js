/** The notes for the editor as a list: each leads to its words and can be ignored, and what is ignored can be seen again. */
import { button, h } from '../../src/page/dom.js';
import { notes as wording } from './words.js';

/**
 * In pieces: a generator that yields after each note.
 * @param {import('./notes').Note[]} notes
 * @param {{isIgnored: (note) => boolean, ignore: (note, on: boolean) => void, goTo: (note) => void}} actions
 * @returns {Generator<void, HTMLElement | null>}
 */
export function* noteSteps(notes, { isIgnored, ignore, goTo }) {
  if (!notes.length) return null;
  const item = (note, on) => {
    const sentence = wording.sentence(note);
    return h(
      'li',
      { 'data-kind': note.kind },
      h('p', null, sentence),
      h(
        'p.acts',
        null,
        button(wording.goThere, () => goTo(note), { 'aria-label': wording.goTo(sentence) }),
        on
          ? button(wording.ignore, () => ignore(note, true), { 'aria-label': wording.ignoreThis(sentence) })
          : button(wording.unignore, () => ignore(note, false)),
      ),
    );
  };
  const [open, away] = [h('ul'), h('ul')];
  for (const note of notes) {
    const on = !isIgnored(note);
    (on ? open : away).append(item(note, on));
    yield;
  }
  const awayCount = away.children.length;
  return h(
    'section.notes',
    null,
    h('h2', { tabindex: '-1' }, wording.heading, ' ', h('span.n', null, String(open.children.length))),
    open.firstChild ? open : null,
    awayCount ? h('details', null, h('summary', null, wording.ignored(awayCount)), away) : null,
  );
}
