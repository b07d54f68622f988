/**
 * The package's entry `article-explainer/element`: the class, registered nowhere yet. README.md has its properties,
 * attributes, events, parts and slots as a table, custom-elements.json the same for tools.
 *
 *     <article-explainer auto> <article>…</article> </article-explainer>
 *     <article-explainer for="story"></article-explainer>
 *
 * The article stays where it is and readable without script. What is found stands in a shadow root below it. Elements on
 * one page share one worker, which ends with the last of them.
 */
import { button, h } from '../page/dom.js';
import { working } from '../page/wording.js';
import { adoptStyle, render } from '../render/render.js';
import { rangeOf } from './passage.js';
import { embed } from './wording.js';

/** So that the module can be imported on a server. */
const Base = globalThis.HTMLElement ?? class {};

/** Explainers in use, by the addresses of their files. */
const shared = new Map();

const codeOf = (error) => (typeof error?.code === 'string' ? error.code : 'E-ENGINE');

export class ArticleExplainerElement extends Base {
  static observedAttributes = ['for', 'heading', 'open'];

  /** Gives the module with createExplainer; a site whose bundler drops files sets this to `./inlined`. */
  static load = () => import('./explainer.js');

  static define(tag = 'article-explainer', registry = globalThis.customElements) {
    if (registry && !registry.get(tag)) registry.define(tag, this);
    return this;
  }

  #view = null;
  #stored = null;
  #run = null; // AbortController of the run in progress
  #lease = null;
  #button;
  #status;
  #findings;
  #state = 'idle';

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    this.#button = button(embed.go, () => this.explain().catch(() => {}), { part: 'button' });
    this.#status = h('p', { part: 'status', role: 'status' }, embed.privacy);
    this.#findings = h('div', { part: 'findings' });
    const panel = h('div.panel', { part: 'panel' }, this.#button, this.#status, this.#findings);
    root.append(h('slot'), h('slot', { name: 'intro' }), panel);
  }

  connectedCallback() {
    adoptStyle(this.shadowRoot);
    this.#upgrade('explanation');
    this.#tell(this.#state);
    if (this.#view) return;
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    else this.#begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => !this.isConnected && this.#leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name !== 'for') this.#draw();
    else if (this.hasAttribute('auto')) this.explain().catch(() => {});
  }

  /** idle, loading, working, done or error; the attribute `state` says the same. */
  get state() {
    return this.#state;
  }

  /** What is shown: set it to an explanation that was stored (an object or its JSON), and nothing is loaded. */
  get explanation() {
    return this.#view?.explanation ?? null;
  }

  set explanation(stored) {
    this.#run?.abort();
    this.#run = null;
    this.#stored = stored;
    if (stored === null || stored === undefined) this.#clear();
    else this.#draw(true);
  }

  /** What did not fit in the explanation that is shown: [{code, message, where}]. */
  get errors() {
    return this.#view?.errors ?? [];
  }

  /** The element whose text is explained. */
  get article() {
    const id = this.getAttribute('for');
    return id ? (this.getRootNode().getElementById?.(id) ?? null) : this;
  }

  /**
   * Explains the article, or what is given in its place; an earlier run is given up.
   * @param {string | Uint8Array} [input]  HTML or text
   * @returns {Promise<import('./types').Explanation>}  rejects with an error that has a code, after it was shown
   */
  async explain(input) {
    this.#run?.abort();
    const run = (this.#run = new AbortController());
    const stale = () => this.#run !== run;
    try {
      const html = input ?? this.#html();
      this.#tell('loading', working.loadingPlain);
      const explainer = await this.#explainer();
      run.signal.throwIfAborted();
      const explanation = await explainer.explain(html, {
        signal: run.signal,
        onArticle: () => !stale() && this.#tell('working', working.reading),
        onProgress: (progress) => !stale() && this.#progress(progress),
      });
      run.signal.throwIfAborted();
      this.#run = null;
      this.#stored = explanation;
      this.#draw(true);
      return explanation;
    } catch (error) {
      if (!stale()) {
        this.#run = null;
        this.#fail(error);
      }
      throw error;
    }
  }

  /** Unfolds the card of a claim and shows it. */
  showClaim(id) {
    this.#view?.showClaim(id);
  }

  /** Shows a statement in the list of who said what. */
  showStatement(id) {
    this.#view?.showStatement(id);
  }

  /** What was set before the class was known. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #begin() {
    if (!this.isConnected || this.#view || this.#run) return;
    const data = this.querySelector(':scope > script[type="application/json"]');
    if (data) this.explanation = data.textContent;
    else if (this.hasAttribute('auto')) this.explain().catch(() => {});
  }

  #html() {
    const { article } = this;
    if (!article) throw Object.assign(new Error(embed.errors['E-TARGET']), { code: 'E-TARGET' });
    if (typeof article.value === 'string') return article.value;
    // Read only: what is built here goes to the core, never back into a document.
    // eslint-disable-next-line no-restricted-properties -- read, not written
    const markupOf = (node) => (node.nodeType === 1 ? node.outerHTML : escaped(node.data));
    const isArticle = (node) =>
      node.nodeType === 3 || (node.nodeType === 1 && !node.slot && !/^(script|style)$/.test(node.localName));
    return [...article.childNodes].filter(isArticle).map(markupOf).join('');
  }

  async #explainer() {
    const key = ['wasm', 'model', 'worker'].map((name) => this.getAttribute(name) ?? '').join('\n');
    if (this.#lease?.key !== key) {
      this.#release();
      const lease = shared.get(key) ?? { key, users: new Set(), explainer: null };
      shared.set(key, lease);
      lease.users.add(this);
      this.#lease = lease;
    }
    const lease = this.#lease;
    lease.explainer ??= this.#create();
    lease.explainer.catch(() => (lease.explainer = null));
    return lease.explainer;
  }

  async #create() {
    const loaded = await this.constructor.load().catch((error) => {
      throw Object.assign(new Error(error.message), { code: 'E-LOAD' });
    });
    const addresses = ['wasm', 'model', 'worker'].filter((name) => this.hasAttribute(name));
    return loaded.createExplainer({
      ...Object.fromEntries(addresses.map((name) => [name, new URL(this.getAttribute(name), this.baseURI)])),
    });
  }

  #release() {
    const lease = this.#lease;
    this.#lease = null;
    if (!lease) return;
    lease.users.delete(this);
    if (lease.users.size) return;
    shared.delete(lease.key);
    lease.explainer?.then((explainer) => explainer.close()).catch(() => {});
  }

  #leave() {
    this.#run?.abort();
    this.#run = null;
    this.#release();
    if (!this.#view) this.#tell('idle', embed.privacy);
  }

  #clear() {
    this.#view = null;
    this.#findings.replaceChildren();
    this.#button.textContent = embed.go;
    this.#tell('idle', embed.privacy);
  }

  #draw(isNew = false) {
    if (this.#stored === null || this.#stored === undefined) return;
    const heading = Number(this.getAttribute('heading')) || 2;
    const onSelect = (passage) => this.#select(passage);
    this.#view = render(this.#stored, { onSelect, heading, open: this.hasAttribute('open') });
    this.#findings.replaceChildren(this.#view.element);
    if (!isNew) return;
    const { explanation, errors } = this.#view;
    this.#tell(explanation ? 'done' : 'error');
    if (explanation) this.#send('result', { explanation, errors });
    else this.#send('error', errors[0]);
  }

  #tell(state, words = '') {
    this.#state = state;
    if (this.isConnected) this.setAttribute('state', state);
    this.#status.textContent = words || (state === 'idle' ? embed.privacy : '');
    this.#status.hidden = !this.#status.textContent;
    this.#button.hidden = state !== 'idle' && !(state === 'error' && !this.#view);
    this.#button.textContent = state === 'error' ? embed.again : embed.go;
  }

  #progress({ done, total }) {
    this.#status.textContent = working.passage(done, total);
    this.#send('progress', { done, total });
  }

  #fail(error) {
    const code = codeOf(error);
    this.#view = null;
    this.#stored = null;
    this.#findings.replaceChildren();
    const sentence = embed.errors[code] ?? embed.errors['E-ENGINE'];
    this.#tell('error', sentence);
    this.#send('error', { code, message: sentence, detail: String(error?.message ?? error) });
  }

  /** The words are marked as a reader would mark them with the mouse, unless the page has its own way. */
  #select(passage) {
    if (!this.#send('select', passage, true)) return;
    const { article } = this;
    const { text } = this.explanation.article;
    const range = article && typeof article.value !== 'string' ? rangeOf(article, text, passage) : null;
    if (!range) return;
    const selection = this.ownerDocument.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  }

  #send(name, detail, cancelable = false) {
    const event = new CustomEvent(`explainer-${name}`, { detail, bubbles: true, composed: true, cancelable });
    return this.dispatchEvent(event);
  }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
