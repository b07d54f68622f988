/**
 * Which notes the writer ignores, remembered for each post. Not a word of the article is stored: of each note only a
 * number that its words give.
 */
const version = 1;
const most = 500;

/** FNV-1a over UTF-16 units, twice with different starts: 64 bits, for telling notes of one post apart. */
export function fingerprint(text) {
  const hash = (start) => {
    let value = start;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x9747b28c);
}

/**
 * @param {{get: () => string | null, set: (value: string) => void}} store
 * @returns {{has: (key: string) => boolean, set: (key: string, on: boolean) => void}}
 */
export function ignoredIn(store) {
  let marks = new Set(read(store));
  return {
    has: (key) => marks.has(fingerprint(key)),
    set(key, on) {
      marks = new Set(read(store)); // another tab may have written
      if (on) marks.add(fingerprint(key));
      else marks.delete(fingerprint(key));
      try {
        store.set(JSON.stringify({ version, ignored: [...marks].slice(-most) }));
      } catch {
        // a full or forbidden store: remembered for as long as the panel is open
      }
    },
  };
}

function read(store) {
  try {
    const { ignored } = JSON.parse(store.get() ?? '{}');
    return Array.isArray(ignored) ? ignored.filter((mark) => /^[0-9a-f]{16}$/.test(mark)).slice(-most) : [];
  } catch {
    return [];
  }
}

/** The browser's own store, by post. @param {string} post  what tells the post from all others of this site */
export const localStore = (post) => ({
  get: () => localStorage.getItem(`article-explainer:ignored:${post}`),
  set: (value) => localStorage.setItem(`article-explainer:ignored:${post}`, value),
});
