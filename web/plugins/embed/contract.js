/**
 * What a host and the panel in its frame say to each other: version 1, written down in README.md beside this. Every message
 * is an object with `explainer: 1` and a `type`; what lacks `explainer` is another tool's and no concern of ours. Pure
 * functions.
 */
export const versions = [1];

/** UTF-16 units; more than any article, and a host that sends more is at fault. */
export const longest = 1_000_000;
const mostBlocks = 20_000;

const kinds = new Set(['headline', 'subhead', 'paragraph', 'quote', 'list-item', 'caption']);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a message of the host.
 * @param {unknown} data
 * @returns {null | {type: 'hello'} | {type: 'article', article: import('../adapter/adapter').EditorText | string, insert: boolean}
 *   | {type: 'error', code: string, message: string}}  null: no concern of ours
 */
export function readMessage(data) {
  if (!isObject(data) || !Object.hasOwn(data, 'explainer')) return null;
  if (!versions.includes(data.explainer))
    return refusal('E-VERSION', `This panel speaks version ${versions.join(', ')} of its contract.`);
  if (data.type === 'hello') return { type: 'hello' };
  if (data.type !== 'article') return refusal('E-MESSAGE', 'The type of a message is "hello" or "article".');
  const { text, blocks } = data;
  if (typeof text !== 'string') return refusal('E-MESSAGE', 'The text of an article is a string.');
  if (text.length > longest || blocks?.length > mostBlocks)
    return refusal(
      'E-SIZE',
      `An article has ${longest} units and ${mostBlocks} blocks at most. Nothing of it was read.`,
    );
  if (blocks === undefined) return { type: 'article', article: text, insert: data.insert === true };
  if (!Array.isArray(blocks) || !inOrder(blocks, text.length))
    return refusal('E-MESSAGE', 'Blocks are { kind, begin, end }, inside the text, in its order and without overlap.');
  const read = blocks.map(({ kind, begin, end }) => ({ kind, begin, end }));
  return { type: 'article', article: { text, blocks: read }, insert: data.insert === true };
}

function inOrder(blocks, length) {
  let after = 0;
  return blocks.every((block) => {
    if (!isObject(block) || !kinds.has(block.kind)) return false;
    const { begin, end } = block;
    const fits = Number.isInteger(begin) && Number.isInteger(end) && after <= begin && begin <= end && end <= length;
    after = end;
    return fits;
  });
}

const refusal = (code, message) => ({ type: 'error', code, message });

/**
 * The one origin that the panel may talk to.
 * @param {string} search  of the address: ?host=https://cms.example
 * @param {string} allowed  origins with blanks between; empty: any
 * @returns {string | null}  null: none, so nobody is talked to
 */
export function hostOf(search, allowed) {
  let origin;
  try {
    const url = new URL(new URLSearchParams(search).get('host') ?? '');
    origin = /^https?:$/.test(url.protocol) ? url.origin : null;
  } catch {
    return null;
  }
  const only = allowed.split(/\s+/).filter(Boolean);
  return only.length && !only.includes(origin) ? null : origin;
}
