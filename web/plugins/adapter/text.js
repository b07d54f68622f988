/**
 * Between an editor's text and the text that the core reads. The core leaves out what does not show (runs of spaces, soft
 * hyphens, marks without width), so its offsets are not the editor's: `placesIn` leads from one to the other, exactly or
 * not at all. Pure functions.
 */

/** @param {string | import('./adapter').EditorText} given  @returns {import('./adapter').EditorText} */
export function editorText(given) {
  if (typeof given !== 'string') return given;
  const blocks = [];
  for (const { 0: line, index } of given.matchAll(/[^\n]+/g))
    if (line.trim()) blocks.push({ kind: 'paragraph', begin: index, end: index + line.length });
  return { text: given, blocks };
}

/** Puts blocks into one text, a line between them. @param {{kind: string, text: string}[]} blocks */
export function joined(blocks) {
  let text = '';
  const placed = blocks.map(({ kind, text: words }) => {
    const begin = text.length;
    text += `${words}\n`;
    return { kind, begin, end: begin + words.length };
  });
  return { text: text.slice(0, -1), blocks: placed };
}

const tags = {
  headline: ['<h1>', '</h1>'],
  subhead: ['<h2>', '</h2>'],
  quote: ['<blockquote><p>', '</p></blockquote>'],
  'list-item': ['<ul><li>', '</li></ul>'],
  caption: ['<figure><figcaption>', '</figcaption></figure>'],
};
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text) => text.replace(/[&<>]/g, (sign) => entities[sign]).replace(/\n/g, '<br>');

/** The article as HTML for the core, which tells headlines and captions by their elements. Never shown anywhere. */
export function htmlOf({ text, blocks }) {
  return blocks
    .map(({ kind, begin, end }) => {
      const [open, close] = tags[kind] ?? ['<p>', '</p>'];
      return open + escaped(text.slice(begin, end)) + close;
    })
    .join('\n');
}

/** Blanks, what is shown as nothing (soft hyphens, marks of direction, joiners, byte-order marks, controls), and places of pictures. */
const unseen = /[\s\p{Cf}\p{Cc}\p{Z}\p{Co}\ufffc]/u;

/** What can be seen of a text, and where each of its units stands: the same in the editor and in the core. */
function seen(text) {
  let words = '';
  const from = [];
  for (let at = 0; at < text.length; at++) {
    if (unseen.test(text[at])) continue;
    words += wellFormed(text, at);
    from.push(at);
  }
  return { words, from };
}

/** Half a pair cannot be written as UTF-8: the core gets U+FFFD in its place. */
function wellFormed(text, at) {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return text[at];
  const pair =
    (unit & 0xfc00) === 0xd800
      ? (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
      : at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return pair ? text[at] : '\ufffd';
}

/**
 * Where the spans of an article stand in the text that it was read from.
 * @param {{text: string, blocks: {begin: number, end: number}[]}} article  as the core read it
 * @param {string} text  as the editor gave it
 * @returns {(span: [number, number]) => {start: number, end: number} | null}  null: not there word for word
 */
export function placesIn(article, text) {
  const whole = seen(text);
  const places = [];
  let after = 0;
  for (const { begin, end } of article.blocks) {
    const { words, from } = seen(article.text.slice(begin, end));
    if (!words) continue;
    let at = whole.words.indexOf(words, after);
    if (at < 0) at = whole.words.indexOf(words);
    if (at < 0) continue;
    after = at + words.length;
    places.push({ begin, end, at, from });
  }

  /** The place of the first unit that can be seen from an offset of the article on. */
  const placeOf = (offset) => {
    const place = places.find(({ begin, end }) => begin <= offset && offset < end);
    if (!place) return -1;
    const within = firstAtLeast(place.from, offset - place.begin);
    return within < place.from.length ? place.at + within : -1;
  };

  return ([begin, end]) => {
    const wanted = seen(article.text.slice(begin, end)).words;
    const first = placeOf(begin);
    if (first < 0 || !wanted || !whole.words.startsWith(wanted, first)) return null;
    const last = first + wanted.length - 1;
    return { start: whole.from[first], end: whole.from[last] + 1 };
  };
}

function firstAtLeast(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where a range has gone after the text was edited: words that were not touched are found again, others are not guessed.
 * @param {string} before
 * @param {string} now
 * @param {{start: number, end: number}} range  of `before`
 * @returns {{start: number, end: number} | null}
 */
export function followed(before, now, { start, end }) {
  if (before === now) return { start, end };
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && before[head] === now[head]) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (end <= head) return { start, end };
  const shift = now.length - before.length;
  if (start >= before.length - tail) return { start: start + shift, end: end + shift };
  return onlyPlace(now, before.slice(start, end));
}

/** Both edits at the ends and a move look like one large edit: then only words that stand there once are sure. */
function onlyPlace(text, words) {
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) return null;
  return { start: at, end: at + words.length };
}
