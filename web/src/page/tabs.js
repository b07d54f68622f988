/** Two tabs where there is no room for both panes. Each has its own place in the scroll of the page. */
import { button, h } from './dom.js';
import { page, result as wording } from './wording.js';

/** As in narrow.css: where the panes stand behind tabs. In em: who has large letters has tabs on wider windows. */
export const narrow = () => matchMedia('(max-width: 47.49em)').matches;

const names = ['findings', 'article'];

/**
 * @returns {{tabs: HTMLElement, show: (name: string) => void, onShow: (listener: (name: string) => void) => void,
 *   forget: (name: string, begin: () => HTMLElement | null) => void}}  forget: this tab begins there when it is next shown
 */
export function tabBar() {
  const listeners = [];
  const places = { findings: 0, article: 0 };
  const begins = new Map();
  let current = null;
  const tabs = names.map((name) =>
    button(wording[name], () => show(name), { role: 'tab', 'aria-controls': `pane-${name}`, id: `tab-${name}` }),
  );
  const show = (shown) => {
    const moves = current !== null && current !== shown;
    if (moves && narrow()) places[current] = scrollY;
    current = shown;
    names.forEach((name, i) => {
      tabs[i].setAttribute('aria-selected', String(name === shown));
      tabs[i].tabIndex = name === shown ? 0 : -1;
    });
    for (const listener of listeners) listener(shown);
    if (!moves || !narrow()) return;
    const begin = begins.get(shown)?.();
    begins.delete(shown);
    scrollTo({ top: places[shown], behavior: 'instant' });
    begin?.scrollIntoView({ block: 'start', behavior: 'instant' });
  };
  const bar = h('div.tabs', { role: 'tablist', 'aria-label': page.name }, tabs);
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs.findIndex((tab) => tab.getAttribute('aria-selected') !== 'true');
    show(names[other]);
    tabs[other].focus();
  });
  show('findings');
  return {
    tabs: bar,
    show,
    onShow: (listener) => listeners.push(listener),
    forget: (name, begin) => begins.set(name, begin),
  };
}
