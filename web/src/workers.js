/**
 * Makes workers of one script. A script that was cut off on its way would come out of the browser's store again, so one
 * that ended before it said a word is asked for by another address the next time: its query is none of the server's.
 * @param {URL} script
 * @param {(url: URL) => any} trustedScript  makes its address acceptable to Trusted Types
 * @returns {() => Worker}
 */
export function workersOf(script, trustedScript) {
  let failures = 0;
  return () => {
    const failed = failures;
    const address = new URL(script);
    if (failed) address.searchParams.set('again', failed);
    const worker = new Worker(trustedScript(address), { type: 'module' });
    let ran = false;
    worker.addEventListener('message', () => (ran = true), { once: true });
    worker.addEventListener('error', () => (failures = ran ? failures : failed + 1));
    return worker;
  };
}
