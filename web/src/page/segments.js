/**
 * Marks over a text overlap and nest: a speaker's name stands inside another speaker's words. Splitting at every border
 * gives pieces that each carry a fixed set of marks, so that they can be drawn one after the other.
 *
 * @template {{begin: number, end: number}} Mark
 * @param {number} begin  of the stretch to be cut
 * @param {number} end
 * @param {Mark[]} marks  in any order; those outside the stretch are left out
 * @returns {{begin: number, end: number, marks: Mark[]}[]}  in order, without gaps, from begin to end
 */
export function segments(begin, end, marks) {
  const clipped = marks
    .map((mark) => ({ mark, from: Math.max(mark.begin, begin), to: Math.min(mark.end, end) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const borders = new Set([begin, end]);
  for (const { from, to } of clipped) borders.add(from).add(to);
  const cuts = [...borders].sort((a, b) => a - b);

  const pieces = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    open = open.filter((one) => one.to > from);
    while (next < clipped.length && clipped[next].from === from) open.push(clipped[next++]);
    pieces.push({ begin: from, end: to, marks: open.map(({ mark }) => mark) });
  }
  return pieces;
}

/** The marks of each block, found in one walk: both lists in the order of the text. */
export function byBlock(blocks, marks) {
  const sorted = [...marks].sort((a, b) => a.begin - b.begin);
  let open = [];
  let next = 0;
  return blocks.map(({ begin, end }) => {
    open = open.filter((mark) => mark.end > begin);
    while (next < sorted.length && sorted[next].begin < end) open.push(sorted[next++]);
    return open.filter((mark) => mark.end > begin);
  });
}
