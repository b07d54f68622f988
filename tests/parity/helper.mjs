/**
 * A worker thread with the core, which helps over the port that it gets. `workerData`: the core's folder, the compiled core,
 * the model, after how many answers it is to `die` (or 0), and whether it `lies`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../../web/src/engine.js';
import { answerAt } from '../../web/src/helpers.js';

const { core, wasm, model, die, lies } = workerData;
const { default: factory } = await import(new URL('explainer.js', core));
const engine = await createEngine({ factory, wasm, model });
let answers = 0;
const answer = (question) => {
  if (die && answers === die) process.exit();
  parentPort.postMessage(++answers);
  return lies ? new Uint8Array(4) : engine.answer(question);
};
parentPort.on('message', (port) => answerAt(port, { answer }));
parentPort.postMessage(0);
