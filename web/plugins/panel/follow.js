/**
 * Explains while somebody writes: after a pause, never two at once, always the newest text in the end. What was asked
 * while one ran waits for it instead of stopping it: a worker that is busy can be stopped only by ending it.
 *
 * @param {() => Promise<void>} work
 * @param {{least?: number, most?: number, now?: () => number, timers?: {set: Function, clear: Function}}} [how]
 *   the pause in milliseconds: as long as the work took last, within these bounds
 * @returns {{touch: () => void, start: () => void, stop: () => void, idle: () => boolean}}
 */
export function followUp(
  work,
  {
    least = 700,
    most = 4000,
    now = () => performance.now(),
    timers = { set: (call, wait) => setTimeout(call, wait), clear: (timer) => clearTimeout(timer) },
  } = {},
) {
  let timer = null;
  let running = false;
  let asked = false;
  let stopped = false;
  let pause = least;

  const start = async () => {
    timers.clear(timer);
    timer = null;
    if (stopped) return;
    if (running) {
      asked = true;
      return;
    }
    running = true;
    asked = false;
    const begun = now();
    try {
      await work();
    } finally {
      running = false;
      pause = Math.min(most, Math.max(least, now() - begun));
      if (asked && !stopped) touch();
    }
  };

  const touch = () => {
    if (stopped) return;
    timers.clear(timer);
    timer = timers.set(start, pause);
  };

  return {
    /** The text has changed. */
    touch,
    /** Without a pause. */
    start: () => void start(),
    stop() {
      stopped = true;
      timers.clear(timer);
    },
    idle: () => !running && timer === null,
  };
}
