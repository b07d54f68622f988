/**
 * An editor's document as blocks of text, each made of pieces that know their place in the document: what all adapters
 * collect while they walk through it.
 *
 *     const pieces = collect();
 *     pieces.open('paragraph'); pieces.add('words', node); pieces.open('quote'); …
 *     const { text, blocks, placeOf } = pieces.done();
 */
export function collect() {
  const blocks = [];
  let block = null;
  return {
    /** A block begins, and the one before has ended. */
    open(kind) {
      block = { kind, pieces: [] };
      blocks.push(block);
    },
    /** Words at a place of the document. Outside a block they make one of their own. */
    add(words, place) {
      if (!block) this.open('paragraph');
      if (words) block.pieces.push({ words, place });
    },
    /** What comes next belongs to no block that is open. */
    close() {
      block = null;
    },
    done: () => laidOut(blocks.filter(({ pieces }) => pieces.some(({ words }) => words.trim()))),
  };
}

function laidOut(filled) {
  let text = '';
  const blocks = [];
  const spots = [];
  for (const { kind, pieces } of filled) {
    if (text) text += '\n';
    const begin = text.length;
    for (const { words, place } of pieces) {
      spots.push({ begin: text.length, end: text.length + words.length, place });
      text += words;
    }
    blocks.push({ kind, begin, end: text.length });
  }
  return { text, blocks, placeOf: (range) => ends(spots, range) };
}

/** The pieces in which a range begins and ends, and how far in: null where it lies outside. */
function ends(spots, { start, end }) {
  const first = spots.find((spot) => spot.begin <= start && start < spot.end);
  const last = spots.find((spot) => spot.begin < end && end <= spot.end);
  if (!first || !last || start >= end) return null;
  return {
    from: { place: first.place, offset: start - first.begin },
    to: { place: last.place, offset: end - last.begin },
  };
}
