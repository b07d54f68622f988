/**
 * The panel beside an editor: explains while somebody writes, shows notes for the editor and the findings, and leads from
 * them to the words. Reading happens in a worker; nothing is ever written into the document, unless the writer presses the
 * button that inserts.
 *
 *     const panel = createPanel({ adapter, container, post: 'post-17' });
 *     panel.show();      // loads the reader the first time, follows the text from then on
 *     panel.hide();      // follows it no more; the last findings stay
 *     panel.close();     // takes everything away
 */
import { createExplainer } from '../../src/explainer.js';
import { button, h } from '../../src/page/dom.js';
import { adoptStyle, render } from '../../src/render/render.js';
import { editorText, followed, htmlOf, placesIn } from '../adapter/text.js';
import { followUp } from './follow.js';
import { ignoredIn, localStore } from './ignored.js';
import { noteList } from './note-list.js';
import { notesOf } from './notes.js';
import { styleText } from './style.js';
import { factBox } from './fact-box.js';
import { panel as wording, problem } from './words.js';

/** Findings come when the hands rest: building them would delay a letter that is typed meanwhile. */
const rest = 250;

/**
 * @param {object} options
 * @param {import('../adapter/adapter').Adapter} options.adapter
 * @param {HTMLElement} options.container  gets one child, with a shadow root, until the panel is closed
 * @param {string} [options.post]  what tells this post from the site's others: what is ignored is remembered by it
 * @param {{get: () => string | null, set: (value: string) => void}} [options.store]  where, if not in localStorage
 * @param {() => import('../../src/types').Explainer} [options.explainer]  makes the reader, where its files are elsewhere
 * @param {(explanation: import('../../src/types').Explanation | null) => void} [options.onExplanation]
 * @returns {{show: () => void, hide: () => void, close: () => void, latest: () => object | null}}
 */
export function createPanel({
  adapter,
  container,
  post = '',
  store = localStore(post),
  explainer: makeExplainer = null,
  onExplanation = () => {},
}) {
  const view = frame(container, adapter.insert ? insertFindings : null);
  const ignored = ignoredIn(store);
  let explainer = null;
  let shown = null;
  let stopListening = null;
  let lastChange = 0;
  let closed = false;

  const load = () => {
    explainer ??= makeExplainer
      ? makeExplainer()
      : createExplainer({ onLoad: (loaded, total) => shown || view.state(wording.loading(loaded, total)) });
    return explainer;
  };

  const read = async () => {
    const article = editorText(adapter.getText());
    const html = htmlOf(article);
    if (html === shown?.html) return view.state(wording.upToDate);
    if (!article.text.trim()) return present({ article, html, explanation: null });
    view.state(shown ? wording.readingAgain : wording.reading);
    try {
      const explanation = await load().explain(html);
      await handsAtRest();
      if (!closed) present({ article, html, explanation });
    } catch (error) {
      if (!closed) view.problem(problem(error), again);
    }
  };

  const follow = followUp(read);
  const again = button(wording.again, () => follow.start());

  const handsAtRest = async () => {
    while (!closed && performance.now() - lastChange < rest) await pause(rest);
    await idle();
  };

  /** Takes the place of what was shown before; where the text is empty, of nothing. */
  const present = (next) => {
    shown = { ...next, place: null };
    view.state(next.explanation ? wording.upToDate : wording.empty);
    view.findings(
      next.explanation && render(next.explanation, { onSelect: (range) => goTo([range.start, range.end]) }),
    );
    showNotes();
    onExplanation(next.explanation);
  };

  const showNotes = () => {
    const found = shown?.explanation ? notesOf(shown.explanation) : [];
    const ignore = (note, on) => {
      ignored.set(note.key, on);
      showNotes();
    };
    view.notes(noteList(found, { isIgnored: ({ key }) => ignored.has(key), ignore, goTo: ({ span }) => goTo(span) }));
  };

  /** Words of the findings, in the text as it stands now. */
  const goTo = (span) => {
    shown.place ??= placesIn(shown.explanation.article, shown.article.text);
    const then = shown.place(span);
    const now = then && followed(shown.article.text, editorText(adapter.getText()).text, then);
    const done = now !== null && adapter.select(now) !== false;
    view.answer(done ? '' : wording.moved);
    if (!done) follow.touch();
  };

  function insertFindings() {
    if (shown?.explanation) adapter.insert(factBox(shown.explanation));
  }

  return {
    show() {
      if (closed || stopListening) return;
      stopListening = adapter.onChange(() => {
        lastChange = performance.now();
        follow.touch();
      });
      follow.start();
    },
    hide() {
      stopListening?.();
      stopListening = null;
    },
    close() {
      closed = true;
      this.hide();
      follow.stop();
      explainer?.close();
      view.remove();
    },
    /** The explanation that is shown, of the text that it was made from. */
    latest: () => shown?.explanation ?? null,
  };
}

/** The panel's elements, in a shadow root: the editor's styles stay out, ours stay in. */
function frame(container, insert) {
  const host = h('div.article-explainer-panel');
  const root = host.attachShadow({ mode: 'open' });
  const state = h('p.state', { role: 'status' });
  const trouble = h('p.problem', { role: 'alert' });
  const answer = h('p.answer', { role: 'status' });
  const notes = h('div', null);
  const findings = h('div', null);
  const inserting = insert && h('p.insert', { hidden: true }, button(wording.insert, insert));
  root.append(
    h('div.panel', { role: 'region', 'aria-label': wording.name }, state, trouble, answer, notes, findings, inserting),
  );
  container.append(host);
  adoptStyle(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleText);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  return {
    state(words) {
      trouble.replaceChildren();
      if (state.textContent !== words) state.textContent = words;
    },
    problem(words, again) {
      state.replaceChildren();
      trouble.replaceChildren(words, ' ', again);
    },
    answer: (words) => (answer.textContent = words),
    notes: (element) => notes.replaceChildren(...(element ? [element] : [])),
    findings(rendered) {
      answer.replaceChildren();
      findings.replaceChildren(...(rendered ? [rendered.element] : []));
      if (inserting) inserting.hidden = !rendered;
    },
    remove: () => host.remove(),
  };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const idle = () =>
  new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done(), { timeout: 1000 }));
