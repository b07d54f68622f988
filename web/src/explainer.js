/**
 * The explainer for the page: its files and its worker lie beside it.
 *
 *     const explainer = createExplainer();
 *     const explanation = await explainer.explain(pasted, { signal, onArticle, onProgress, onPreview });
 *     explainer.close();
 */
import { loadFiles } from './files.js';
import { explainerWith } from './seats.js';

/**
 * @param {object} [options]
 * @param {URL} [options.base]  the folder with the core's files
 * @param {(url: URL) => any} [options.trustedScript]  makes a worker's address acceptable to Trusted Types
 * @param {(loaded: number, total: number) => void} [options.onLoad]
 * @returns {import('./types').Explainer}
 */
export function createExplainer({
  base = new URL('../core/', import.meta.url),
  trustedScript = (url) => url,
  onLoad,
} = {}) {
  const workerUrl = new URL('./worker.js', import.meta.url);
  return explainerWith({
    load: (cache) => loadFiles(base, onLoad, cache),
    createWorker: () => new Worker(trustedScript(workerUrl), { type: 'module' }),
    eager: true,
  });
}
