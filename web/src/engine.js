/**
 * The core in WebAssembly with its model: bytes in, JSON out, synchronously. Runs in a worker and, given the bytes, in
 * node:
 *
 *     const engine = await createEngine({ factory, wasm: await readFile('explainer.wasm'), model });
 *     const explanation = JSON.parse(engine.explain(new TextEncoder().encode(article)));
 */
import { CodedError } from './rpc.js';

/**
 * @param {object} parts
 * @param {Function} parts.factory   the default export of core/explainer.js
 * @param {WebAssembly.Module | BufferSource} parts.wasm   compiled, or the bytes of core/explainer.wasm
 * @param {Uint8Array | null} [parts.model]   the bytes of core/english.model; without it only marked quotations are read
 * @returns {Promise<Engine>}
 * @typedef {object} Engine
 * @property {WebAssembly.Module} module  compiled: hand it to the next engine
 * @property {{code: string, message: string} | null} modelError  why the model is not in use
 * @property {(bytes: Uint8Array) => string} read  JSON of the article
 * @property {(bytes: Uint8Array, listener?: Listener) => string} explain
 * @property {(bytes: Uint8Array) => string} markdown
 * @property {(bytes: Uint8Array, listener?: Listener) => Steps} begin  in steps, which others may help with (helpers.js);
 *   another article ends it
 * @property {(question: Uint8Array) => Uint8Array} answer  of another engine's steps
 * @typedef {object} Steps
 * @property {() => number} asked  questions that must be answered next, numbered from 0; none: it may be finished
 * @property {(number: number) => Uint8Array} question  for another engine
 * @property {(number: number, answer?: Uint8Array) => boolean} accept  read here if nobody else's answer is given; false: that
 *   is none to this question
 * @property {() => string} finish
 * @typedef {object} Listener
 * @property {((done: number, total: number) => void) | null} [onProgress]
 * @property {((soFar: string) => void) | null} [onPreview]  JSON of the leading paragraphs, explained as far as known
 */
export async function createEngine({ factory, wasm, model = null }) {
  const module = await compiled(wasm);
  const core = await instantiated(factory, module);
  const reader = new core.Reader();
  const modelError = model
    ? errorIn(reader.loadModel(model))
    : { code: 'E-MODEL', message: 'The language file is missing.' };
  const begin = (bytes, { onProgress = null, onPreview = null } = {}, format = 'utf-16') => {
    reader.begin(bytes, format, onProgress, onPreview && ((json) => onPreview(decoder.decode(json))));
    return {
      asked: () => reader.asked(),
      question: (number) => reader.question(number),
      accept: (number, given = null) => reader.accept(number, given),
      finish: () => answer(reader.finish()),
    };
  };
  return {
    module,
    modelError,
    read: (bytes) => answer(reader.read(bytes)),
    begin,
    explain: (bytes, listener) => atOnce(begin(bytes, listener)),
    markdown: (bytes) => atOnce(begin(bytes, {}, 'markdown')),
    answer: (question) => reader.answer(question),
  };
}

/** All questions answered here. */
function atOnce(steps) {
  for (let asked; (asked = steps.asked());) for (let number = 0; number < asked; ++number) steps.accept(number);
  return steps.finish();
}

async function compiled(wasm) {
  try {
    // Where WebAssembly is switched off, as in Lockdown Mode, there is no such name.
    if (wasm instanceof WebAssembly.Module) return wasm;
    return await WebAssembly.compile(wasm);
  } catch (error) {
    throw new CodedError('E-WASM', String(error?.message ?? error));
  }
}

/** Emscripten's promise never settles when instantiating fails, so the failure is carried around it. */
function instantiated(factory, module) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then(done, (error) => reject(new CodedError('E-MEMORY', String(error))));
      return {};
    };
    factory({ instantiateWasm, onAbort: reject, print: () => {}, printErr: () => {} }).then(resolve, reject);
  });
}

const decoder = new TextDecoder();
const failureStart = '{"error":';

function errorIn(bytes) {
  const json = bytes ? decoder.decode(bytes) : '';
  return json.startsWith(failureStart) ? JSON.parse(json).error : null;
}

function answer(bytes) {
  const json = decoder.decode(bytes);
  if (!json.startsWith(failureStart)) return json;
  const { code, message } = JSON.parse(json).error;
  throw new CodedError(code, message);
}
