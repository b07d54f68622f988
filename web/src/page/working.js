/** While an article is read: the article at once, marked as far as it is read, a real count, no spinner. */
import { growingArticle } from './article.js';
import { h } from './dom.js';
import { recordOf } from './record.js';
import { working } from './wording.js';

const empty = { entities: [], statements: [], claims: [], notes: [], language: 'en' };

export function workingView() {
  const done = h('i');
  const bar = h('div.bar', { 'aria-hidden': 'true' }, done);
  const title = h('h1.unseen', null, working.reading);
  const big = h('h2.big', null, working.reading);
  const note = h('p.sub');
  const left = h('section.pane.left');
  const element = h(
    'div.result.working',
    null,
    title,
    h(
      'div.panes',
      null,
      left,
      h('section.pane.right', null, h('div.findings', null, h('div.progress', null, bar, big, note))),
    ),
  );
  let growing = null;
  const fraction = (part, whole) => (done.style.width = `${whole ? (100 * part) / whole : 0}%`);

  return {
    element,
    loading({ loaded, total }) {
      big.textContent = total ? working.loading(loaded, total) : working.loadingPlain;
      note.textContent = working.loadingNote;
      fraction(loaded, total);
    },
    article(article) {
      const record = recordOf({ ...empty, article });
      title.textContent = article.title ?? working.reading;
      growing = growingArticle(record);
      left.replaceChildren(growing.element);
      big.textContent = working.reading;
      note.textContent = working.note(record.paragraphs);
      fraction(0, 1);
    },
    preview: (soFar) => growing?.mark(soFar),
    progress({ done: part, total }) {
      big.textContent = working.passage(part, total);
      fraction(part, total);
    },
    words: () => big.textContent,
  };
}
