/**
 * An explainer over workers: one with the core, kept alive, and where wanted a spare one whose scripts are already there.
 * One that traps, hangs or goes away is replaced; the next gets the compiled core and the model from this side. Articles
 * wait for each other. Files are asked for once; if that failed, again by the next call.
 */
import { checked } from './check.js';
import { CodedError, connect } from './rpc.js';
import { inPieces } from './steps.js';

/** Without a sign of life from the worker for this long, it is taken to hang. The model may take its time to load. */
const patience = (bytes) => 10_000 + (3_000 * bytes) / 1_000_000;
const startPatience = 60_000;

/** Crashes are tried again once, in case another article was to blame; not with texts long enough to be the cause. */
const retryLimit = 100_000;

/** Answers about the article, not about the worker: it is as good as before. */
const answers = new Set(['E-EMPTY', 'E-SIZE', 'E-BINARY', 'E-ADDRESS', 'E-INTERNAL', 'E-MODEL']);

/**
 * @param {object} parts
 * @param {(cache: RequestCache, signal: AbortSignal) => Promise<{wasm: any, model: Uint8Array | null}>} parts.load
 *   cache: 'reload' after a failure. signal: the explainer was closed
 * @param {() => Worker} parts.createWorker
 * @param {boolean} [parts.eager]  begin to load and to start workers at once, with one to spare
 * @returns {import('./types').Explainer}
 */
export function explainerWith({ load, createWorker, eager = false }) {
  let files = null;
  let cache = 'default';
  let module = null;
  const ended = new AbortController();
  let queue = Promise.resolve();

  const fetchFiles = () => {
    files ??= load(cache, ended.signal).catch((error) => {
      files = null;
      cache = 'reload';
      throw error;
    });
    return files;
  };
  if (eager) fetchFiles().catch(() => {}); // told to whoever explains first

  const spawn = () => {
    let worker;
    try {
      worker = createWorker();
    } catch (error) {
      return { dead: true, error: new CodedError('E-POLICY', `The worker may not start here: ${error.message}`) };
    }
    const seat = { worker, calls: connect(worker), started: null, ran: false, dead: false, error: null };
    const gone = (event) => {
      event.preventDefault();
      // one that never ran is a script that did not arrive
      dismiss(seat, new CodedError(seat.ran ? 'E-ENGINE' : 'E-LOAD', 'The reader stopped.'));
    };
    worker.onerror = gone;
    worker.onmessageerror = gone;
    return seat;
  };

  const dismiss = (seat, error) => {
    seat.dead = true;
    seat.error ??= error;
    seat.worker?.terminate();
    seat.calls?.fail(error);
  };

  const none = () => ({ dead: true, error: null });
  const another = eager ? spawn : none;
  let current = another();
  let spare = another();

  const start = async (seat) => {
    const { wasm, model } = await fetchFiles();
    if (seat.dead) throw seat.error; // meanwhile: it would never answer
    const begun = seat.calls.call('start', [{ wasm: module ?? wasm, model }]);
    const answer = await within(begun, startPatience, () => new CodedError('E-WASM', 'The reader did not start.'));
    module ??= answer.module;
    seat.ran = true;
    return answer;
  };

  /** A worker that is ready, replacing one that is gone. */
  const ready = async () => {
    if (ended.signal.aborted) throw new CodedError('E-ENGINE', 'The explainer is closed.');
    if (current.dead) {
      current = spare.dead ? spawn() : spare;
      spare = another();
    }
    const seat = current;
    if (seat.dead) throw seat.error;
    seat.started ??= start(seat);
    await seat.started.catch((error) => {
      dismiss(seat, error);
      throw error;
    });
    return seat;
  };

  const attempt = async (method, bytes, { signal, onArticle, onProgress, onPreview }) => {
    const seat = await ready();
    const watch = watchdog(patience(bytes.length), (error) => dismiss(seat, error));
    const onEvent = (name, value) => {
      watch.alive();
      if (name === 'article') onArticle?.(checked.article(JSON.parse(value)));
      if (name === 'progress') onProgress?.(value);
      if (name === 'preview') onPreview?.(checked.explanation(JSON.parse(value)));
    };
    try {
      return await seat.calls.call(method, [bytes], { signal, onEvent });
    } catch (error) {
      if (!answers.has(error.code)) dismiss(seat, error);
      throw error;
    } finally {
      watch.end();
    }
  };

  const run = async (method, paste, options) => {
    options.signal?.throwIfAborted();
    const bytes = typeof paste === 'string' ? new TextEncoder().encode(paste) : paste;
    try {
      return await attempt(method, bytes, options);
    } catch (error) {
      const worthAnother =
        ['E-ENGINE', 'E-MEMORY'].includes(error.code) && bytes.length < retryLimit && !ended.signal.aborted;
      if (!worthAnother) throw error;
      return attempt(method, bytes, options);
    }
  };

  const queued = (method, paste, options) => {
    const turn = queue.then(() => run(method, paste, options));
    queue = turn.catch(() => {});
    return options.signal ? abortable(turn, options.signal) : turn;
  };

  return {
    ready: async () => void (await ready()),
    explain: async (paste, options = {}) => {
      const told = await queued('explain', paste, options);
      const explanation = await inPieces(readSteps(told));
      options.signal?.throwIfAborted();
      return explanation;
    },
    markdown: (paste, options = {}) => queued('markdown', paste, options),
    close() {
      ended.abort();
      for (const seat of [current, spare]) dismiss(seat, new CodedError('E-ENGINE', 'The explainer is closed.'));
    },
  };
}

/** Who types into the same page must not wait for a long answer to be read. */
function* readSteps(json) {
  const raw = JSON.parse(json);
  yield;
  return yield* checked.explanationSteps(raw);
}

/** What is given up is answered at once, also while the files are still on their way. */
function abortable(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function within(promise, milliseconds, error) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(error()), milliseconds)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function watchdog(milliseconds, bark) {
  let timer;
  const end = () => clearTimeout(timer);
  const alive = () => {
    end();
    timer = setTimeout(() => bark(new CodedError('E-TIME', 'This text took too long and was stopped.')), milliseconds);
  };
  alive();
  return { alive, end };
}
