/** The notes for the editor as a list: each leads to its words and can be ignored, and what is ignored can be seen again. */
import { button, h } from '../../src/page/dom.js';
import { notes as wording } from './words.js';

/**
 * @param {import('./notes').Note[]} notes
 * @param {{isIgnored: (note) => boolean, ignore: (note, on: boolean) => void, goTo: (note) => void}} actions
 * @returns {HTMLElement | null}
 */
export function noteList(notes, { isIgnored, ignore, goTo }) {
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
  const open = notes.filter((note) => !isIgnored(note));
  const away = notes.filter(isIgnored);
  return h(
    'section.notes',
    null,
    h('h2', null, wording.heading, ' ', h('span.n', null, String(open.length))),
    open.length
      ? h(
          'ul',
          null,
          open.map((note) => item(note, true)),
        )
      : null,
    away.length
      ? h(
          'details',
          null,
          h('summary', null, wording.ignored(away.length)),
          h(
            'ul',
            null,
            away.map((note) => item(note, false)),
          ),
        )
      : null,
  );
}
