/** A result as one HTML file without a script: everything open, links within the file, nothing fetched from anywhere. */
import { h } from './dom.js';
import { page } from './wording.js';

/** What only works with the page's scripts. */
const controls =
  'button, input, select, textarea, .tabs, .legend, .choose-from, .only, .acts, .answer, .report, .brief, .set-aside, ' +
  '.choose, .aside, [role="status"], .findings > .sub';

/** The rules of the page, as the browser read them: no file is asked for again. */
const styles = () =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .map((rule) => rule.cssText)
    .join('\n');

const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * @param {HTMLElement} result  the element of a result, with all its cards filled and open
 * @param {{title: string, told: string}} about  told: what part of the result it is, if not all
 * @returns {string}
 */
export function paperOf(result, { title, told }) {
  const copy = result.cloneNode(true);
  for (const one of copy.querySelectorAll('.full[hidden]')) one.hidden = false;
  for (const panel of copy.querySelectorAll('.why')) {
    const open = h('details', null, h('summary', null, panel.previousSibling.textContent));
    panel.hidden = false;
    panel.replaceWith(open);
    open.append(panel);
  }
  for (const one of copy.querySelectorAll(`[hidden], ${controls}`)) one.remove();
  for (const link of copy.querySelectorAll('a')) {
    const target = link.getAttribute('href')?.slice(1);
    const there = target && copy.querySelector(`#${CSS.escape(target)}`);
    if (there) continue;
    const words = h('span', { class: link.className || null }, ...link.childNodes);
    link.replaceWith(words);
  }
  for (const one of copy.querySelectorAll('*')) {
    for (const { name } of [...one.attributes])
      if (/^(data-|aria-(describedby|controls|expanded)$|tabindex$|style$)/.test(name)) one.removeAttribute(name);
  }
  delete copy.dataset.shown;
  if (told) copy.querySelector('.summary')?.after(h('p.sub', null, told));
  const main = h('main', null, copy);
  const markup = new XMLSerializer().serializeToString(main).replace(' xmlns="http://www.w3.org/1999/xhtml"', '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${styles()}
</style>
</head>
<body class="paper">
<header class="top"><span class="brand">${page.name}</span></header>
${markup}
</body>
</html>
`;
}
