/**
 * Calls over a message port. Each call has an id and gets exactly one answer, a result or an error with a code; while
 * it runs it may send events (the article, progress). A throw on the far side becomes an answer, never silence.
 *
 *     const calls = connect(worker);
 *     await calls.call('explain', [bytes], { signal, onEvent: (name, value) => {} });
 *     serve(self, { explain: async ([bytes], emit) => … });
 */

/** An error that crosses ports: programs read `code`, people read `message`. */
export class CodedError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = 'CodedError';
    this.code = code;
  }
}

const aborted = () => new DOMException('The call was given up.', 'AbortError');

/**
 * The calling side.
 * @param {Worker | MessagePort} port
 * @returns {{ call: (method: string, args?: unknown[], options?: CallOptions) => Promise<any>,
 *             fail: (error: Error) => void, pending: () => number }}
 * @typedef {{ signal?: AbortSignal, onEvent?: (name: string, value: any) => void, transfer?: Transferable[] }} CallOptions
 */
export function connect(port) {
  let next = 1;
  const waiting = new Map();
  const settle = (id) => {
    const call = waiting.get(id);
    waiting.delete(id);
    call?.release();
    return call;
  };

  port.onmessage = ({ data }) => {
    if (data?.event) return waiting.get(data.id)?.onEvent?.(data.event, data.value);
    const call = settle(data?.id);
    if (!call) return undefined;
    if (data.error) return call.reject(new CodedError(data.error.code, data.error.message));
    return call.resolve(data.result);
  };

  const call = (method, args = [], { signal, onEvent, transfer = [] } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const id = next++;
      const onAbort = () => settle(id)?.reject(aborted());
      const release = () => signal?.removeEventListener('abort', onAbort);
      signal?.addEventListener('abort', onAbort);
      waiting.set(id, { resolve, reject, onEvent, release });
      return port.postMessage({ id, method, args }, transfer);
    });

  /** Answers every open call with one error: the far side is gone. */
  const fail = (error) => {
    for (const id of [...waiting.keys()]) settle(id).reject(error);
  };

  return { call, fail, pending: () => waiting.size };
}

/**
 * The answering side.
 * @param {MessagePort | DedicatedWorkerGlobalScope} port
 * @param {Record<string, (args: any[], emit: (event: string, value: unknown) => void) => unknown>} methods
 */
export function serve(port, methods) {
  port.onmessage = async ({ data: { id, method, args } }) => {
    const emit = (event, value) => port.postMessage({ id, event, value });
    try {
      if (!Object.hasOwn(methods, method)) throw new CodedError('E-VERSION', `There is no method "${method}".`);
      port.postMessage({ id, result: await methods[method](args, emit) });
    } catch (error) {
      port.postMessage({ id, error: { code: error?.code ?? 'E-ENGINE', message: String(error?.message ?? error) } });
    }
  };
}
