/**
 * The package's entry `article-explainer/inlined`: core, model and worker are part of the script, for bundlers that drop
 * files. They lie in a module of their own that is only asked for when the first article is explained.
 */
import { loadParts } from '../files.js';
import { explainerWith } from '../seats.js';
import { files } from './manifest.js';
import { trustedAddress } from './trusted.js';
import workerSource from './worker-source.js';

export { CodedError as ExplainerError } from '../rpc.js';

const inlined = () => import('./inlined-files.js');

/**
 * @param {import('./types').PackageOptions} [options]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  wasm = async () => (await inlined()).wasm(),
  model = async () => (await inlined()).model(),
  worker,
  workers = 1,
  verify = true,
  trustedScript = trustedAddress,
  onLoad,
} = {}) {
  const expected = (name) => (verify ? files[name] : null);
  const fromText = () => {
    const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    try {
      return new Worker(trustedScript(url), { name: 'article-explainer' });
    } finally {
      setTimeout(() => URL.revokeObjectURL(url), 60_000); // the worker reads it after it was made
    }
  };
  const fromAddress = () => new Worker(trustedScript(new URL(worker, document.baseURI)), { name: 'article-explainer' });
  return explainerWith({
    workers,
    load: (cache, signal) =>
      loadParts(
        { wasm: { from: wasm, expected: expected('wasm') }, model: { from: model, expected: expected('model') } },
        { onLoad, cache, signal },
      ),
    createWorker: typeof worker === 'function' ? worker : worker ? fromAddress : fromText,
  });
}
