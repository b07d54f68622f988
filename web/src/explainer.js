/**
 * The explainer for a page: a worker with the core, kept alive.
 *
 *     const explainer = createExplainer();
 *     const explanation = await explainer.explain(pasted, { signal, onArticle, onProgress, onPreview });
 *     explainer.close();
 *
 * The files are fetched once, when it is created; if that failed, again by the next call. A worker that traps, hangs or goes away is replaced by a spare one
 * whose scripts are already there; it gets the compiled core and the model from the page. Articles wait for each other.
 */
import { checked } from './check.js';
import { loadFiles } from './files.js';
import { CodedError, connect } from './rpc.js';
import { workersOf } from './workers.js';

/** Without a sign of life from the worker for this long, it is taken to hang. The model may take its time to load. */
const patience = (bytes) => 10_000 + (3_000 * bytes) / 1_000_000;
const startPatience = 60_000;

/** Crashes are tried again once, in case another article was to blame; not with texts long enough to be the cause. */
const retryLimit = 100_000;

/** Answers about the article, not about the worker: it is as good as before. */
const answers = new Set(['E-EMPTY', 'E-SIZE', 'E-BINARY', 'E-INTERNAL', 'E-MODEL']);

/**
 * @param {object} [options]
 * @param {URL} [options.base]  the folder with the core's files
 * @param {import('./files.js').Files} [options.files]  what the manifest in that folder says, where that is known
 * @param {URL} [options.worker]  the worker's script, where it does not lie beside this one
 * @param {(url: URL) => any} [options.trustedScript]  makes a worker's address acceptable to Trusted Types
 * @param {(loaded: number, total: number) => void} [options.onLoad]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  base = new URL('../core/', import.meta.url),
  files: known = null,
  worker: script = new URL('./worker.js', import.meta.url),
  trustedScript = (url) => url,
  onLoad,
} = {}) {
  const createWorker = workersOf(script, trustedScript);
  let files = null;
  let cache = 'default';
  let module = null;
  let closed = false;
  let queue = Promise.resolve();

  const fetchFiles = () => {
    files ??= loadFiles(base, onLoad, cache, known).catch((error) => {
      files = null;
      cache = 'reload';
      throw error;
    });
    return files;
  };
  fetchFiles().catch(() => {}); // told to whoever explains first

  const spawn = () => {
    const worker = createWorker();
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
    seat.error = error;
    seat.worker.terminate();
    seat.calls.fail(error);
  };

  let current = spawn();
  let spare = spawn();

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
    if (closed) throw new CodedError('E-ENGINE', 'The explainer is closed.');
    if (current.dead) {
      current = spare.dead ? spawn() : spare;
      spare = spawn();
    }
    const seat = current;
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
      const worthAnother = ['E-ENGINE', 'E-MEMORY'].includes(error.code) && bytes.length < retryLimit && !closed;
      if (!worthAnother) throw error;
      return attempt(method, bytes, options);
    }
  };

  const queued = (method, paste, options) => {
    const turn = queue.then(() => run(method, paste, options));
    queue = turn.catch(() => {});
    return turn;
  };

  return {
    ready: async () => void (await ready()),
    explain: async (paste, options = {}) => checked.explanation(JSON.parse(await queued('explain', paste, options))),
    markdown: (paste, options = {}) => queued('markdown', paste, options),
    close() {
      closed = true;
      for (const seat of [current, spare]) dismiss(seat, new CodedError('E-ENGINE', 'The explainer is closed.'));
    },
  };
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
