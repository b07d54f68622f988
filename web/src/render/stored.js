/** An explanation that somebody stored, read without trusting it. */
import { checked } from '../check.js';
import { stored as wording } from '../page/wording.js';
import { atOnce } from '../steps.js';

const versions = [1];

/**
 * @param {unknown} stored  an explanation, or its JSON
 * @returns {{explanation: import('../types').Explanation | null, errors: {code: string, message: string, where: string}[]}}
 *   never throws; one error for each code, the first place of each by name
 */
export const readStored = (stored) => atOnce(storedSteps(stored));

/** The same in pieces. */
export function* storedSteps(stored) {
  const raw = parsed(stored);
  const failed = (code, where) => ({ explanation: null, errors: [errorOf(code, [where])] });
  if (typeof raw?.article?.text !== 'string') return failed('E-STORED', 'article.text');
  if (!versions.includes(raw.version ?? 1)) return failed('E-VERSION', 'version');
  if ((raw.unit ?? 'utf-16') !== 'utf-16') return failed('E-UNIT', 'unit');

  const told = new Map();
  const tell = (code, where) => {
    if (!told.has(code)) told.set(code, new Set());
    told.get(code).add(where);
  };
  const explanation = yield* checked.explanationSteps(raw, tell);
  return { explanation, errors: [...told].map(([code, places]) => errorOf(code, [...places])) };
}

function parsed(stored) {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

function errorOf(code, places) {
  const where = places[0];
  return { code, message: `${wording.errors[code]} (${wording.places(where, places.length)})`, where };
}
