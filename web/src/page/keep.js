/**
 * What this browser keeps on the machine, on the reader's word and not before: the articles of the visit in a database
 * of its own, the text in the box for this tab alone. Where the browser refuses, nothing is kept and nothing is lost.
 */
const name = 'who-says-so';
const store = 'articles';

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });

/** Opens the database for one thing and closes it again, so that another tab can always delete it. */
async function withStore(mode, act) {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath: 'id' });
  const database = await answered(opening);
  try {
    return await answered(act(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

/** A storage may be missing, full or forbidden, even to be looked at. */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/** All of it answers, whatever the browser allows. */
export const machine = {
  /** Has the reader asked for it? */
  asked: () => attempt(() => localStorage.getItem(name)) === 'keep',
  /** @returns {Promise<boolean>}  whether the browser keeps what it is given from now on */
  async ask() {
    const allowed = await withStore('readonly', (articles) => articles.count()).catch(() => null);
    attempt(() => allowed !== null && localStorage.setItem(name, 'keep'));
    return machine.asked();
  },
  /** @returns {Promise<object[]>} */
  all: () => withStore('readonly', (articles) => articles.getAll()).catch(() => []),
  put: (article) => withStore('readwrite', (articles) => articles.put(article)).catch(() => null),
  remove: (id) => withStore('readwrite', (articles) => articles.delete(id)).catch(() => null),
  async forget() {
    attempt(() => localStorage.removeItem(name));
    attempt(() => sessionStorage.removeItem(name));
    await answered(indexedDB.deleteDatabase(name)).catch(() => null);
  },
  /** The text in the box, until the tab is closed. */
  draft: () => attempt(() => JSON.parse(sessionStorage.getItem(name))),
  keepDraft(draft) {
    attempt(() => sessionStorage.removeItem(name));
    if (machine.asked()) attempt(() => sessionStorage.setItem(name, JSON.stringify(draft)));
  },
};
