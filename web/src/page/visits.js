/** The articles of this visit with their results: in the page, and on the machine where the reader asked for it. */

/** The oldest leave: a result of 1,000 words is about half a megabyte. */
const most = 20;

/** A mark by which a text is known again and which tells nothing of it: 32 bits, FNV-1a. */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * @typedef {object} Article
 * @property {string} id  of the text: the same text is the same article, in every browser
 * @property {object} explanation
 * @property {string | Uint8Array} paste  what was explained
 * @property {string} sample  its name, or ''
 * @property {object} counts  of its claims and statements, as `countsOf` gives them
 * @property {number} at  when, in milliseconds
 * @property {number[]} aside  claims that the reader set aside, by their ids
 */

/**
 * @param {typeof import('./keep.js').machine} machine
 * @param {() => number} [clock]
 */
export function articlesOfVisit(machine, clock = Date.now) {
  const articles = new Map(); // the latest last
  const save = (article) => (machine.asked() ? machine.put(article) : null);

  return {
    /** @returns {Article} */
    add({ explanation, paste, sample, counts }) {
      const id = fingerprint(explanation.article.text);
      const article = { id, explanation, paste, sample, counts, at: clock(), aside: articles.get(id)?.aside ?? [] };
      articles.delete(id);
      articles.set(id, article);
      for (const old of [...articles.keys()].slice(0, -most)) {
        articles.delete(old);
        if (machine.asked()) machine.remove(old);
      }
      save(article);
      return article;
    },
    get: (id) => articles.get(id) ?? null,
    /** The latest first. */
    list: () => [...articles.values()].reverse(),
    setAside(article, claims) {
      article.aside = claims;
      save(article);
    },
    kept: () => machine.asked(),
    /** What was kept on an earlier visit joins the list. */
    async restore() {
      if (!machine.asked()) return;
      const earlier = (await machine.all()).filter(({ id }) => !articles.has(id));
      const all = [...earlier, ...articles.values()].sort((a, b) => a.at - b.at);
      articles.clear();
      for (const article of all.slice(-most)) articles.set(article.id, article);
    },
    /** @returns {Promise<boolean>}  whether they are kept from now on */
    async keep() {
      if (!(await machine.ask())) return false;
      await Promise.all([...articles.values()].map((article) => machine.put(article)));
      return true;
    },
    /** They stay in the page until it is closed. */
    keepNoLonger: () => machine.forget(),
    async forget() {
      articles.clear();
      await machine.forget();
    },
  };
}

/**
 * The address of a result, without a word of the article: of a sample its name, else its mark.
 * @param {{id: string, sample: string}} article
 */
export const addressOf = ({ id, sample }) => (sample ? `#sample-${sample}` : `#article-${id}`);

/** What an address asks for: {article, sample, place}, or null. `place` is a claim or a speaker, such as "claim-2". */
export function readAddress(hash) {
  const asked = { article: '', sample: '', place: '' };
  for (const part of hash.slice(1).split('&')) {
    const [, kind, value] = /^(article|sample|claim|speaker)-(\w+)$/.exec(part) ?? [];
    if (kind === 'article') asked.article = value;
    else if (kind === 'sample') asked.sample = value;
    else if (kind) asked.place = part;
    else return null;
  }
  return asked;
}
