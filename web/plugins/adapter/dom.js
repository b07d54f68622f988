/**
 * Editors whose document is a DOM: TinyMCE, or any element with `contenteditable`. The DOM is read and never marked: a
 * mark in it is a mark in the post sooner or later.
 */
import { collect } from './pieces.js';

const kinds = { H1: 'headline', H2: 'subhead', LI: 'list-item', FIGCAPTION: 'caption', CAPTION: 'caption' };
for (const name of ['H3', 'H4', 'H5', 'H6']) kinds[name] = 'subhead';
const plain =
  'P DIV PRE TD TH DT DD ADDRESS ARTICLE SECTION HEADER FOOTER MAIN ASIDE BLOCKQUOTE FIGURE DETAILS SUMMARY HR';
const containers = 'UL OL DL TABLE THEAD TBODY TFOOT TR';
const blocks = new Set([...Object.keys(kinds), ...plain.split(' '), ...containers.split(' ')]);
const silent = new Set('SCRIPT STYLE TEMPLATE TEXTAREA SELECT OPTION IFRAME OBJECT NOSCRIPT'.split(' '));

/**
 * @param {Element} root
 * @param {(element: Element) => boolean} [own]  elements that the editor puts in for itself
 * @returns {import('./adapter').EditorText & {rangeOf: (range: import('./adapter').Range) => Range | null}}
 */
export function readDom(root, own = () => false) {
  const pieces = collect();
  const visit = (node, kind) => {
    if (node.nodeType === node.TEXT_NODE) pieces.add(node.data.replace(/[\n\r\t]/g, ' '), node); // a line's end shows as a space
    if (node.nodeType !== node.ELEMENT_NODE || silent.has(node.nodeName) || own(node)) return;
    if (node.nodeName === 'BR') pieces.add('\n', node);
    const isBlock = blocks.has(node.nodeName);
    const inner = node.nodeName === 'BLOCKQUOTE' ? 'quote' : (kinds[node.nodeName] ?? kind);
    if (isBlock) pieces.open(inner);
    for (const child of node.childNodes) visit(child, inner);
    if (isBlock) pieces.open(kind);
  };
  pieces.open('paragraph');
  for (const child of root.childNodes) visit(child, 'paragraph');
  const { text, blocks: found, placeOf } = pieces.done();
  return { text, blocks: found, rangeOf: (range) => domRange(root, placeOf(range)) };
}

function domRange(root, ends) {
  if (!ends) return null;
  const range = root.ownerDocument.createRange();
  const put = ({ place, offset }, method, beside) =>
    place.nodeType === place.TEXT_NODE ? range[method](place, offset) : range[beside](place);
  put(ends.from, 'setStart', 'setStartBefore');
  put(ends.to, 'setEnd', 'setEndAfter');
  return range;
}

/**
 * An element that is edited in place.
 * @param {HTMLElement} element
 * @returns {import('./adapter').Adapter}
 */
export function editableAdapter(element) {
  return {
    getText() {
      const { text, blocks: found } = readDom(element);
      return { text, blocks: found };
    },
    onChange(listener) {
      element.addEventListener('input', listener);
      return () => element.removeEventListener('input', listener);
    },
    select(wanted) {
      const range = readDom(element).rangeOf(wanted);
      if (!range) return false;
      element.focus({ preventScroll: true });
      const selection = element.ownerDocument.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      showRange(range);
      return true;
    },
  };
}

/** Brings a range to the middle of what is shown. */
export function showRange(range) {
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
}
