/** Work that is cut into pieces, as generators: what may take its time is done between other things. */

/** A piece of this many milliseconds is not felt by somebody who types. */
const piece = 8;

/** All of it at once. */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Some milliseconds of it at a time, with a pause between; the first piece comes after a pause, too.
 * @template T
 * @param {Generator<unknown, T, void>} steps
 * @param {{pause?: () => Promise<void>, each?: (value: any) => void, goesOn?: () => boolean}} [how]
 *   goesOn: false gives the work up
 * @returns {Promise<T | null>} what the generator returns; null: given up
 */
export async function inPieces(steps, { pause = breath, each = () => {}, goesOn = () => true } = {}) {
  for (;;) {
    await pause();
    if (!goesOn()) return null;
    const begun = performance.now();
    do {
      const { done, value } = steps.next();
      if (done) return value;
      each(value);
    } while (performance.now() - begun < piece);
  }
}

/** Lets the events that wait be handled first; no timer, since those are slowed down where nobody looks. */
export const breath = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
