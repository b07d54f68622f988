/**
 * An explainer over workers: one with the core, kept alive, and where wanted a spare one whose scripts are already there.
 * One that traps, hangs or goes away is replaced; the next gets the compiled core and the model from this side. Articles
 * wait for each other. Files are asked for once; if that failed, again by the next call.
 *
 * Where more workers are allowed, others start when an article is long enough, help to read it as soon as they are ready
 * (helpers.js), and go when they have had nothing to do for a while.
 */
import { checked } from './check.js';
import { CodedError, connect } from './rpc.js';
import { inPieces } from './steps.js';

/** Without a sign of life from the worker for this long, it is taken to hang. The model may take its time to load. */
const patience = (bytes) => 10_000 + (3_000 * bytes) / 1_000_000;
const startPatience = 60_000;
const stopPatience = 1000;

/** Crashes are tried again once, in case another article was to blame; not with texts long enough to be the cause. */
const retryLimit = 100_000;

/**
 * When help is called: an article of fewer passages is read as soon alone; and until the first preview was handed over, which
 * comes after an eighth, the page shall have the other core to draw it.
 */
const worthHelp = 6;
const helpIsDue = ({ done, total }) => total >= worthHelp && done === Math.ceil(total / 8) + 1;

/** Answers about the article, not about the worker: it is as good as before. */
const answers = new Set(['E-EMPTY', 'E-SIZE', 'E-BINARY', 'E-ADDRESS', 'E-INTERNAL', 'E-MODEL']);

/**
 * @param {object} parts
 * @param {(cache: RequestCache, signal: AbortSignal) => Promise<{wasm: any, model: Uint8Array | null}>} parts.load
 *   cache: 'reload' after a failure. signal: the explainer was closed
 * @param {() => Worker} parts.createWorker
 * @param {boolean} [parts.eager]  begin to load and to start workers at once, with one to spare
 * @param {number} [parts.workers]  at most so many read an article together
 * @param {number} [parts.rest]  milliseconds without an article after which helpers go
 * @returns {import('./types').Explainer}
 */
export function explainerWith({ load, createWorker, eager = false, workers = 1, rest = 60_000 }) {
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

  let seats = 0;
  const spawn = () => {
    let worker;
    try {
      worker = createWorker();
    } catch (error) {
      return { dead: true, error: new CodedError('E-POLICY', `The worker may not start here: ${error.message}`) };
    }
    const seat = { worker, calls: connect(worker), id: ++seats, started: null, ran: false, dead: false, error: null };
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

  let current = eager ? spawn() : { dead: true };
  let others = []; // to help, and to spare
  let helpers = Math.max(0, workers - 1); // fewer where they cannot be had
  let articles = 0;
  let rested;

  /** Others whose scripts are there: one, and once the first has started those that will help. */
  const spares = () => (eager ? Math.max(1, module ? helpers : 0) : 0);
  const keep = (count = spares()) => {
    others = others.filter(({ dead }) => !dead);
    while (others.length < count && !ended.signal.aborted) others.push(spawn());
  };
  keep();

  const sendHome = () => {
    for (const seat of others) if (seat.started) dismiss(seat, new CodedError('E-ENGINE', 'Nothing to do.'));
    keep();
  };

  const start = async (seat) => {
    const { wasm, model } = await fetchFiles();
    if (seat.dead) throw seat.error; // meanwhile: it would never answer
    const own = model?.slice() ?? null; // handed over: not copied once more on the way
    const begun = seat.calls.call('start', [{ wasm: module ?? wasm, model: own }], {
      transfer: own ? [own.buffer] : [],
    });
    const answer = await within(begun, startPatience, () => new CodedError('E-WASM', 'The reader did not start.'));
    module ??= answer.module;
    seat.ran = true;
    return answer;
  };

  /** A worker that is ready, replacing one that is gone. */
  const ready = async () => {
    if (ended.signal.aborted) throw new CodedError('E-ENGINE', 'The explainer is closed.');
    await current.stopping;
    if (current.dead) {
      keep();
      current = others.shift() ?? spawn();
    }
    const seat = await readyAt(current);
    keep();
    return seat;
  };

  const readyAt = async (seat) => {
    if (seat.dead) throw seat.error;
    seat.started ??= start(seat);
    await seat.started.catch((error) => {
      dismiss(seat, error);
      throw error;
    });
    return seat;
  };

  /** Others help the one that explains the article, each as soon as it is ready. */
  const callHelp = (seat, article) => {
    keep(helpers);
    for (const helper of others.slice(0, helpers)) {
      const join = () => {
        const { port1, port2 } = new MessageChannel();
        const send = (to, method, args, port) => to.calls.call(method, args, { transfer: [port] }).catch(() => {});
        send(helper, 'help', [port1], port1);
        send(seat, 'join', [article, port2, helper.id], port2);
      };
      readyAt(helper).then(join, () => (helpers = 0));
    }
  };

  /** One that does not stop between two questions is stopped for good. */
  const stop = (seat, article) => {
    const late = () => new CodedError('E-TIME', 'The reader did not stop.');
    return within(seat.calls.call('stop', [article]), stopPatience, late).catch((error) => dismiss(seat, error));
  };

  const attempt = async (method, bytes, { signal, onArticle, onProgress, onPreview }) => {
    const seat = await ready();
    const article = ++articles;
    clearTimeout(rested);
    const watch = watchdog(patience(bytes.length), (error) => dismiss(seat, error));
    const onEvent = (name, value) => {
      watch.alive();
      if (name === 'article') onArticle?.(checked.article(JSON.parse(value)));
      if (name === 'progress') onProgress?.(value);
      if (name === 'preview') onPreview?.(checked.explanation(JSON.parse(value)));
      if (name === 'progress' && helpIsDue(value)) callHelp(seat, article);
      if (name === 'lost')
        for (const one of others) if (one.id === value) dismiss(one, new CodedError('E-TIME', 'No answer.'));
    };
    try {
      return await seat.calls.call(method, [bytes, article], { signal, onEvent });
    } catch (error) {
      if (signal?.aborted) seat.stopping = stop(seat, article);
      else if (!answers.has(error.code)) dismiss(seat, error);
      throw error;
    } finally {
      watch.end();
      rested = setTimeout(sendHome, rest);
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
      if (error.code === 'E-MEMORY') {
        helpers = 0; // what they take is wanted
        sendHome();
      }
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
      clearTimeout(rested);
      for (const seat of [current, ...others]) dismiss(seat, new CodedError('E-ENGINE', 'The explainer is closed.'));
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
