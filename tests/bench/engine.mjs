/** The laid-out core in node, with a hand on its memory. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @returns {Promise<{engine: object, heap: () => number, model: number}>} heap: bytes; model: bytes of the file */
export async function engineOf(modules) {
  const core = path.join(modules, 'core');
  const { createEngine } = await import(pathToFileURL(path.join(modules, 'src/engine.js')));
  const { default: createModule } = await import(pathToFileURL(path.join(core, 'explainer.js')));
  let memory = null;
  const factory = (settings) =>
    createModule({
      ...settings,
      instantiateWasm: (imports, done) =>
        settings.instantiateWasm(imports, (instance) => {
          memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
          done(instance);
        }),
    });
  const file = path.join(core, 'english.model');
  const model = existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
  const engine = await createEngine({ factory, wasm: readFileSync(path.join(core, 'explainer.wasm')), model });
  return { engine, heap: () => memory.buffer.byteLength, model: model?.length ?? 0 };
}
