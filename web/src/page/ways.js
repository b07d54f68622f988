/** Ways in beside the box: a bookmark, and the installed page. */
import { bookmark } from './arrivals.js';
import { button, copyText, h } from './dom.js';
import { page } from './wording.js';

export const ways = {
  heading: 'From the article’s own page',
  name: 'Who says so?',
  drag: 'Drag it to your bookmarks.',
  copy: 'Copy its address',
  copied: 'Copied: make a bookmark with this address.',
  notes: [
    'Drag the link to your bookmarks. Pressed on the page of an article, it opens this page in a new tab and puts the article into the box. It goes from tab to tab and nowhere else.',
    'Where nothing happens, that page or the browser forbids it: copy the article and paste it. On a phone, install this page and share text with it.',
  ],
  blocked:
    'Who says so: the browser does not let this page open a tab. Allow pop-ups for it, or copy the article and paste it.',
  arrived: (from) => `The article${from && ` from ${from}`} is in the box.`,
  nothing: [
    'Nothing came from the page of the article: it keeps other tabs from speaking with it, or was closed.',
    'Copy the article there and paste it here.',
  ],
  nothingShared: ['Nothing came from the app that shared.', 'Copy the article there and paste it here.'],
};

/** A bookmark that brings the page of an article here; a click on it here would bring this page. */
export function waysIn() {
  const address = bookmark(location.href.split(/[?#]/)[0], ways.blocked);
  const answer = h('span', { role: 'status' });
  const tell = (words) => (answer.textContent = ` ${words}`);
  const link = h(
    'a.bookmark',
    { href: address, onclick: (event) => event.preventDefault() ?? tell(ways.drag) },
    ways.name,
  );
  const copy = button(ways.copy, async () => tell((await copyText(address)) ? ways.copied : page.notCopied), {
    class: 'second',
  });
  return h(
    'section.ways',
    { 'aria-labelledby': 'ways' },
    h('h2', { id: 'ways' }, ways.heading),
    h('p', null, link, copy, answer),
    ways.notes.map((note) => h('p.hint', null, note)),
  );
}
