/** The list of this visit's articles: each leads to its result again. What is kept on the machine is the reader's word. */
import { button, h, replace } from './dom.js';
import { recent } from './wording.js';
import { addressOf } from './visits.js';

/**
 * @param {{visits: object, reopen: (article: object) => void, forgotten: () => void}} actions
 * @returns {{element: HTMLElement, draw: () => void}}  draw: the list as it is now; nothing while it is empty
 */
export function visitList({ visits, reopen, forgotten }) {
  const list = h('ul.samples', { 'aria-labelledby': 'recent' });
  const note = h('p.hint', { role: 'status' });
  const box = h('input', { type: 'checkbox', id: 'keep', onchange: () => keep(box.checked) });
  const forget = button(recent.forget, async () => {
    await visits.forget();
    draw();
    forgotten();
  });
  forget.className = 'second';
  const element = h(
    'section.recent',
    { hidden: true },
    h('h2', { id: 'recent' }, recent.heading),
    list,
    h('p.keep', null, h('label', { for: 'keep' }, box, ' ', recent.keep), forget),
    note,
  );
  const draw = () => {
    const articles = visits.list();
    const kept = visits.kept();
    replace(
      list,
      articles.map((article) => h('li', null, entry(article, reopen))),
    );
    element.hidden = !articles.length && !kept;
    box.checked = kept;
    note.textContent = kept ? recent.kept : recent.inPage;
  };
  const keep = async (on) => {
    const done = on ? await visits.keep() : (await visits.keepNoLonger(), true);
    draw();
    if (!done) note.textContent = recent.refused;
  };
  return { element, draw };
}

function entry(article, reopen) {
  const onclick = (event) => {
    event.preventDefault();
    reopen(article);
  };
  const { explanation, counts, at } = article;
  return h(
    'a.sample',
    { href: addressOf(article), onclick },
    h('span.title', null, titleOf(explanation)),
    h('span.about', null, recent.about(counts, new Date(at))),
  );
}

/** The title, or the words that the article begins with. */
export function titleOf({ article }) {
  if (article.title) return article.title;
  const begin = article.text.trim().slice(0, 80);
  return begin.length < 80 ? begin : `${begin.slice(0, begin.lastIndexOf(' ') + 1 || 80).trim()} …`;
}
