/** The engine under node, as the tests of this folder use it; needs `make wasm`. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { createEngine } from '../../web/src/engine.js';

export const core = new URL('../../build/modules/core/', import.meta.url);
if (process.versions.node.startsWith('20.')) {
  // Relaxed SIMD is behind a flag there, and right with the better compiler alone.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  setFlagsFromString('--no-liftoff');
}
export const model = readFileSync(new URL('english.model', core));
const { default: factory } = await import(new URL('explainer.js', core));
export const engine = await createEngine({ factory, wasm: readFileSync(new URL('explainer.wasm', core)), model });
