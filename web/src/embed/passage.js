/**
 * Finds a passage of the article's text in the elements that it was read from. Both are compared with every run of white
 * space as one space; of several places with the same words it is the one that has as many before it.
 */
const leftOut = 'script, style, template, noscript, [slot]';

/** @returns {Range | null} */
export function rangeOf(root, text, { start, end }) {
  const wanted = spaced(text.slice(start, end)).trim();
  if (!wanted) return null;
  const { joined, places } = textOf(root);
  let at = joined.indexOf(wanted);
  for (let n = occurrences(spaced(text.slice(0, start)), wanted); n > 0 && at >= 0; n--) {
    const next = joined.indexOf(wanted, at + 1);
    if (next < 0) break;
    at = next;
  }
  if (at < 0) return null;
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  const range = root.ownerDocument.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

const spaced = (text) => text.replace(/\s+/gu, ' ');

function occurrences(text, words) {
  let n = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) n += 1;
  return n;
}

/** The text under an element, white space told once, and where each character of it stands. */
function textOf(root) {
  let joined = '';
  const places = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const aside = node.parentElement.closest(leftOut);
    if (aside && root.contains(aside) && aside !== root) continue;
    for (let offset = 0; offset < node.data.length; offset++) {
      const isSpace = /\s/u.test(node.data[offset]);
      if (isSpace && joined.endsWith(' ')) continue;
      joined += isSpace ? ' ' : node.data[offset];
      places.push({ node, offset });
    }
  }
  return { joined, places };
}
