/**
 * The explainer for the page: its files and its worker lie beside it.
 *
 *     const explainer = createExplainer();
 *     const explanation = await explainer.explain(pasted, { signal, onArticle, onProgress, onPreview });
 *     explainer.close();
 */
import { loadFiles } from './files.js';
import { explainerWith } from './seats.js';
import { workersOf } from './workers.js';

/**
 * @param {object} [options]
 * @param {URL} [options.base]  the folder with the core's files
 * @param {import('./files.js').Files} [options.files]  what the manifest in that folder says, where that is known
 * @param {URL} [options.worker]  the worker's script, where it does not lie beside this one
 * @param {(url: URL) => any} [options.trustedScript]  makes a worker's address acceptable to Trusted Types
 * @param {number} [options.workers]  at most so many read a long article together
 * @param {(loaded: number, total: number) => void} [options.onLoad]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  base = new URL('../core/', import.meta.url),
  files: known = null,
  worker: script = new URL('./worker.js', import.meta.url),
  trustedScript = (url) => url,
  workers = 1,
  onLoad,
} = {}) {
  return explainerWith({
    load: (cache) => loadFiles(base, onLoad, cache, known),
    createWorker: workersOf(script, trustedScript),
    eager: true,
    workers,
  });
}
