/** The package's entry `article-explainer`. Importing it does nothing; nothing is fetched before it is needed. */
import { loadParts } from '../files.js';
import { explainerWith } from '../seats.js';
import { files } from './manifest.js';
import { trustedAddress } from './trusted.js';

export { CodedError as ExplainerError } from '../rpc.js';

/**
 * @param {import('./types').PackageOptions} [options]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  wasm = new URL('./explainer.wasm', import.meta.url),
  model = new URL('./english.model', import.meta.url),
  worker = new URL('./worker.js', import.meta.url),
  workers = 1,
  verify = true,
  trustedScript = trustedAddress,
  onLoad,
} = {}) {
  const expected = (name) => (verify ? files[name] : null);
  return explainerWith({
    workers,
    load: (cache, signal) =>
      loadParts(
        { wasm: { from: wasm, expected: expected('wasm') }, model: { from: model, expected: expected('model') } },
        { onLoad, cache, signal },
      ),
    createWorker: () =>
      typeof worker === 'function'
        ? worker()
        : new Worker(trustedScript(new URL(worker, globalThis.document?.baseURI ?? globalThis.location?.href)), {
            name: 'article-explainer',
          }),
  });
}
