/**
 * Several engines read one article. The one that explains it puts questions (engine.js) and answers them in turn with
 * others, each behind a port. Whatever those do or fail to do, every question is answered once, if need be here, and the
 * explanation is the same.
 */
import { connect, serve } from './rpc.js';
import { breath } from './steps.js';

/** A helper has one question to read and one to find when it is done. */
const ahead = 2;

/** Nothing to do here, and no answer from anybody for so many milliseconds: what is still out is read here. */
const patience = 1000;

/** The helping side. */
export const answerAt = (port, engine) => serve(port, { answer: ([question]) => engine.answer(question) });

/** @param {MessagePort} port  of one that answers @param {() => void} onLost  it does not */
export function helperAt(port, onLost) {
  const { call } = connect(port);
  return { port, onLost, ask: (question) => call('answer', [question]).catch(() => null), out: new Set() };
}

/**
 * @param {import('./engine.js').Steps} steps
 * @param {Set<ReturnType<typeof helperAt>>} helpers  may grow meanwhile; those that are lost are taken out
 * @param {() => boolean} goesOn  false: given up
 * @returns {Promise<string | null>}  null: given up
 */
export async function readTogether(steps, helpers, goesOn) {
  while (steps.asked()) if (!(await answered(steps, helpers, goesOn))) return null;
  return steps.finish();
}

async function answered(steps, helpers, goesOn) {
  const waiting = Array.from({ length: steps.asked() }, (_, number) => number);
  const open = new Set(waiting);
  const came = [];
  let news = () => {};

  const ask = async (helper, number) => {
    helper.out.add(number);
    came.push({ helper, number, answer: await helper.ask(steps.question(number)) });
    news();
  };
  const lose = (helper) => {
    helpers.delete(helper);
    waiting.push(...helper.out);
    waiting.sort((a, b) => a - b);
    helper.port.close();
    helper.onLost();
  };

  while (open.size) {
    for (const helper of helpers) while (waiting.length > 1 && helper.out.size < ahead) ask(helper, waiting.shift());
    if (waiting.length) {
      const number = waiting.shift();
      steps.accept(number);
      open.delete(number);
      await breath();
    } else if (!came.length && !(await within(patience, new Promise((done) => (news = done))))) {
      for (const helper of helpers) if (helper.out.size) lose(helper);
    }
    if (!goesOn()) return false;
    for (const { helper, number, answer } of came.splice(0)) {
      if (!helpers.has(helper)) continue; // read here since
      if (answer && steps.accept(number, answer)) helper.out.delete(number) && open.delete(number);
      else lose(helper);
    }
  }
  return true;
}

/** False: too late. */
function within(milliseconds, promise) {
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, milliseconds, false)));
  return Promise.race([promise.then(() => true), late]).finally(() => clearTimeout(timer));
}
