/** The worker that holds one engine. It asks for nothing by itself: `start` hands it the core and the model. */
import createModule from '../core/explainer.js';
import { createEngine } from './engine.js';
import { CodedError, serve } from './rpc.js';

/** Article for the first call: the browser compiles the core's functions when they are first run. */
const warmUp = new TextEncoder().encode('<p>"It is so," said Ann Lee. Bo Ray denied it.</p>');

/** Errors of the core by name; anything else that is thrown there is a crash and has no code. */
const known = (error) => error instanceof CodedError;

let engine = null;

const methods = {
  async start([{ wasm, model }]) {
    engine = await createEngine({ factory: createModule, wasm, model });
    setTimeout(() => engine.explain(warmUp)); // behind the answer: whoever looks at the page need not wait for it
    return { module: engine.module, modelError: engine.modelError };
  },

  explain([bytes], emit) {
    return guarded(() => {
      emit('article', engine.read(bytes));
      return engine.explain(bytes, {
        onProgress: (done, total) => emit('progress', { done, total }),
        onPreview: (soFar) => emit('preview', soFar),
      });
    });
  },

  markdown([bytes]) {
    return guarded(() => engine.markdown(bytes));
  },
};

function guarded(work) {
  if (!engine) throw new CodedError('E-ENGINE', 'The reader has not started.');
  try {
    return work();
  } catch (error) {
    if (known(error)) throw error;
    const memory = error instanceof RangeError || /memory/i.test(String(error?.message));
    throw new CodedError(memory ? 'E-MEMORY' : 'E-ENGINE', 'The reader stopped on this text.');
  }
}

serve(self, methods);
