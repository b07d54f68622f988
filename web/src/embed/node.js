/**
 * The package's entry `article-explainer/node`, which node also gets for `article-explainer`: the same calls, answered in
 * the thread that makes them. An article takes it a second or so; a server that must not wait calls it in a worker thread.
 */
import { readFile } from 'node:fs/promises';
import createModule from '../../core/explainer.js';
import { checked } from '../check.js';
import { createEngine } from '../engine.js';
import { loadParts } from '../files.js';
import { CodedError } from '../rpc.js';
import { files } from './manifest.js';

export { CodedError as ExplainerError } from '../rpc.js';

/** Files of this machine are read, others are fetched. */
async function fromFile(place) {
  const given = await (typeof place === 'function' ? place() : place);
  const url = given instanceof URL || typeof given === 'string' ? new URL(given, 'file:///') : null;
  if (url?.protocol !== 'file:') return given;
  return readFile(typeof given === 'string' && !given.startsWith('file:') ? given : url).catch((error) => {
    throw new CodedError('E-LOAD', error.message);
  });
}

/**
 * @param {import('./types').PackageOptions} [options]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  wasm = new URL('./explainer.wasm', import.meta.url),
  model = new URL('./english.model', import.meta.url),
  verify = true,
  onLoad,
} = {}) {
  const expected = (name) => (verify ? files[name] : null);
  const ended = new AbortController();
  let engine = null;

  const start = async () => {
    const parts = await loadParts(
      {
        wasm: { from: () => fromFile(wasm), expected: expected('wasm') },
        model: { from: () => fromFile(model), expected: expected('model') },
      },
      { onLoad, signal: ended.signal },
    );
    return createEngine({ factory: createModule, ...parts });
  };
  const ready = () => {
    if (ended.signal.aborted) throw new CodedError('E-ENGINE', 'The explainer is closed.');
    engine ??= start().catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  };
  const bytesOf = (input) => (typeof input === 'string' ? new TextEncoder().encode(input) : input);

  /** A trap leaves the memory of the core in disorder: the next article gets a new one. */
  const attempt = async (work, signal) => {
    signal?.throwIfAborted();
    const current = await ready();
    signal?.throwIfAborted();
    try {
      return work(current);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      engine = null;
      const memory = error instanceof RangeError || /memory/i.test(String(error?.message));
      throw new CodedError(memory ? 'E-MEMORY' : 'E-ENGINE', 'The reader stopped on this text.');
    }
  };

  return {
    ready: async () => void (await ready()),
    explain: (input, { signal, onArticle, onProgress, onPreview } = {}) =>
      attempt((current) => {
        const bytes = bytesOf(input);
        onArticle?.(checked.article(JSON.parse(current.read(bytes))));
        const answer = current.explain(bytes, {
          onProgress: onProgress ? (done, total) => onProgress({ done, total }) : null,
          onPreview: onPreview ? (soFar) => onPreview(checked.explanation(JSON.parse(soFar))) : null,
        });
        return checked.explanation(JSON.parse(answer));
      }, signal),
    markdown: (input, { signal } = {}) => attempt((current) => current.markdown(bytesOf(input)), signal),
    close() {
      ended.abort();
      engine = null;
    },
  };
}
