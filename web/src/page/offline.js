/** The page's files are kept on the reader's machine by a service worker (service-worker.js), where the browser has them. */

/** Whoever is ready need not wait longer than this, in milliseconds. */
const patience = 10_000;

/**
 * Settles when all files are kept, or when it is plain that they will not be: nothing hangs on it.
 * @param {(url: URL) => any} trustedScript
 * @returns {Promise<boolean>}  are they?
 */
export async function keepFiles(trustedScript) {
  const workers = globalThis.navigator?.serviceWorker;
  if (!workers) return false;
  if (workers.controller) return true;
  const late = new Promise((done) => setTimeout(done, patience, false));
  return Promise.race([registered(workers, trustedScript), late]).catch(() => false);
}

async function registered(workers, trustedScript) {
  // `all`: for as long as the server lets sw.js be kept, at most a day, a visit does not ask for it
  const script = trustedScript(new URL('../sw.js', import.meta.url));
  const { installing, waiting, active } = await workers.register(script, { updateViaCache: 'all' });
  const coming = installing ?? waiting;
  if (!coming || active) return Boolean(active);
  return new Promise((done) => {
    const look = () => ['activated', 'redundant'].includes(coming.state) && done(coming.state === 'activated');
    coming.addEventListener('statechange', look);
    look();
  });
}
