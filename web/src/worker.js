/** The worker that holds one engine. It asks for nothing by itself: `start` hands it the core and the model. */
import createModule from '../core/explainer.js';
import { createEngine } from './engine.js';
import { answerAt, helperAt, readTogether } from './helpers.js';
import { CodedError, serve } from './rpc.js';

/** Article for the first call: the browser compiles the core's functions when they are first run. */
const warmUp = new TextEncoder().encode('<p>"It is so," said Ann Lee. Bo Ray denied it.</p>');

/** Errors of the core by name; anything else that is thrown there is a crash and has no code. */
const known = (error) => error instanceof CodedError;

let engine = null;
let running = null; // the article that is explained, by its number, with those who help
let asking = null; // the port over which another worker is helped

const methods = {
  async start([{ wasm, model }]) {
    engine = await createEngine({ factory: createModule, wasm, model });
    setTimeout(() => running || engine.explain(warmUp)); // behind the answer: whoever looks at the page need not wait for it
    return { module: engine.module, modelError: engine.modelError };
  },

  explain([bytes, article], emit) {
    return guarded(async () => {
      const mine = (running = { article, emit, helpers: new Set() });
      const goesOn = () => running === mine;
      try {
        emit('article', engine.read(bytes));
        const steps = engine.begin(bytes, {
          onProgress: (done, total) => emit('progress', { done, total }),
          onPreview: (soFar) => emit('preview', soFar),
        });
        return await readTogether(steps, mine.helpers, goesOn);
      } finally {
        for (const { port } of mine.helpers) port.close();
        if (goesOn()) running = null;
      }
    });
  },

  /** The article is given up. */
  stop([article]) {
    if (running?.article === article) running = null;
  },

  /** Over the port somebody helps with the article. */
  join([article, port, helper]) {
    if (running?.article !== article) return port.close();
    const { emit, helpers } = running;
    return void helpers.add(helperAt(port, () => emit('lost', helper)));
  },

  /** Over the port somebody is to be helped, and nobody else any more. */
  help([port]) {
    asking?.close();
    asking = port;
    answerAt(port, engine);
  },

  markdown([bytes]) {
    running = null;
    return guarded(() => engine.markdown(bytes));
  },
};

async function guarded(work) {
  if (!engine) throw new CodedError('E-ENGINE', 'The reader has not started.');
  try {
    return await work();
  } catch (error) {
    if (known(error)) throw error;
    const memory = error instanceof RangeError || /memory/i.test(String(error?.message));
    throw new CodedError(memory ? 'E-MEMORY' : 'E-ENGINE', 'The reader stopped on this text.');
  }
}

serve(self, methods);
