/** The top line: the name, and what can be done with the article at hand. */
import { button, h } from './dom.js';
import { page } from './wording.js';

/**
 * @param {{fresh: Function, copy: Function, download: (kind: string) => void, help: Function, home: Function}} actions
 */
export function masthead(actions) {
  const menus = [];
  const item = (label, act, kind = '') => {
    const control = button(label, (event) => {
      for (const menu of menus) menu.open = false;
      act(event);
    });
    control.className = kind;
    return control;
  };
  const menu = (label, kind, ...items) => {
    const details = h(`details.menu${kind}`, null, h('summary', null, label), h('div.items', null, items));
    details.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !details.open) return;
      details.open = false;
      details.firstChild.focus();
      event.stopPropagation();
    });
    details.addEventListener('focusout', (event) => {
      if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
    });
    menus.push(details);
    return details;
  };
  document.addEventListener('click', (event) => {
    for (const one of menus) if (!one.contains(event.target)) one.open = false;
  });
  const downloads = (kind = '') =>
    Object.entries(page.downloads).map(([format, name]) => item(name, () => actions.download(format), kind));
  const home = h(
    'a.brand',
    {
      href: '#',
      onclick: (event) => {
        event.preventDefault();
        actions.home();
      },
    },
    page.name,
  );
  const nav = h(
    'nav',
    { 'aria-label': 'Article' },
    item(page.newArticle, actions.fresh, 'with-result'),
    item(page.copy, actions.copy, 'with-result roomy'),
    menu(page.download, '.with-result.roomy', downloads()),
    item(page.help, actions.help, 'roomy help-link'),
    menu(
      'More',
      '.tight',
      item(page.copy, actions.copy, 'with-result'),
      h('p.with-result', null, page.download),
      downloads('with-result'),
      item(page.help, actions.help),
    ),
  );
  return h('header.top', null, home, nav);
}
