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
import { atOnce, inPieces } from '../../src/steps.js';
import { adoptStyle, renderSteps } from '../../src/render/render.js';
import { editorText, followed, htmlOf, placesIn } from '../adapter/text.js';
import { followUp } from './follow.js';
import { ignoredIn, localStore } from './ignored.js';
import { restore, stateOf } from './kept.js';
import { noteSteps } from './note-list.js';
import { notesOf } from './notes.js';
import { styleText } from './style.js';
import { factBox } from './fact-box.js';
import { panel as wording, problem } from './words.js';

/** Findings take the place of others when the hands rest, or else after so long: the swap is the one large piece. */
const rest = 250;
const longestWait = 10_000;

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
  let ignoring = 0; // how often something was ignored: what is being built may be behind
  let waiting = false; // for the reader; where one of its files failed, the others go on arriving
  let closed = false;

  const load = () => {
    explainer ??= makeExplainer
      ? makeExplainer()
      : createExplainer({ onLoad: (loaded, total) => waiting && !shown && view.state(wording.loading(loaded, total)) });
    return explainer;
  };

  const read = async () => {
    const article = editorText(adapter.getText());
    const html = htmlOf(article);
    if (html === shown?.html) return view.state(wording.upToDate);
    if (!article.text.trim()) return present({ article, html, explanation: null });
    view.state(shown ? wording.readingAgain : wording.reading);
    waiting = true;
    try {
      const explanation = await load().explain(html);
      await present({ article, html, explanation });
    } catch (error) {
      waiting = false;
      if (!closed) view.problem(problem(error), again);
    }
  };

  const follow = followUp(read);
  const again = button(wording.again, () => follow.start());

  const handsAtRest = async () => {
    const begun = performance.now();
    const busy = (now) => now - lastChange < rest && now - begun < longestWait;
    while (!closed && busy(performance.now())) await pause(rest);
    await idle();
  };

  /**
   * Takes the place of what was shown before; where the text is empty, of nothing. It is built out of sight, a piece at a
   * time, and seen when it is whole.
   */
  const present = async (next) => {
    const shelf = next.explanation && (await built(next));
    if (next.explanation) await handsAtRest();
    if (closed) return;
    shelf?.refresh();
    shown = { ...next, place: null };
    view.state(next.explanation ? wording.upToDate : wording.empty);
    view.show(shelf);
    onExplanation(next.explanation);
  };

  const built = async ({ explanation }) => {
    const shelf = view.shelf();
    const goesOn = () => !closed;
    const onSelect = (range) => goTo([range.start, range.end]);
    const each = (element) => element && shelf.findings(element);
    try {
      await idle();
      const notes = notesOf(explanation);
      const before = ignoring;
      shelf.notes(await inPieces(listOf(notes, shelf), { pause: idle, goesOn }));
      const rendered = await inPieces(renderSteps(explanation, { onSelect }), { pause: idle, each, goesOn });
      return {
        ...shelf,
        unfold: (card) => rendered.unfoldClaim(Number(card.dataset.claim)),
        refresh: () => before === ignoring || shelf.notes(atOnce(listOf(notes, shelf))),
      };
    } catch (error) {
      shelf.element.remove();
      throw error;
    }
  };

  const listOf = (found, shelf) => {
    const ignore = (note, on) => {
      ignored.set(note.key, on);
      ignoring++;
      const state = stateOf(shelf.element);
      shelf.notes(atOnce(listOf(found, shelf)));
      restore(shelf.element, state);
      if (state.focus) shelf.focusNotes(); // the button that was pressed is gone
    };
    return noteSteps(found, { isIgnored: ({ key }) => ignored.has(key), ignore, goTo: ({ span }) => goTo(span) });
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
  let shown = h('div');
  const inserting = insert && h('p.insert', { hidden: true }, button(wording.insert, insert));
  root.append(h('div.panel', { role: 'region', 'aria-label': wording.name }, state, trouble, answer, shown, inserting));
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
    /** A place out of sight that has the width of the one that is seen: what is put into it is laid out at once. */
    shelf() {
      const [notes, findings] = [h('div'), h('div')];
      const element = h('div.coming', { inert: true, 'aria-hidden': 'true' }, notes, findings);
      shown.after(element);
      return {
        element,
        notes: (list) => notes.replaceChildren(...(list ? [list] : [])),
        focusNotes: () => root.activeElement ?? notes.querySelector('h2').focus({ preventScroll: true }),
        findings: (list) => list.parentNode === findings || findings.replaceChildren(list),
      };
    },
    /** @param {{element: HTMLElement, unfold: (card: HTMLElement) => void} | null} shelf  null: there is nothing to show */
    show(shelf) {
      answer.replaceChildren();
      if (inserting) inserting.hidden = !shelf;
      const before = stateOf(shown);
      const next = shelf?.element ?? h('div');
      next.classList.remove('coming');
      next.inert = false;
      next.removeAttribute('aria-hidden');
      shown.replaceWith(next);
      shown = next;
      if (shelf) restore(shown, before, shelf.unfold);
    },
    remove: () => host.remove(),
  };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Where the browser does not say that it is idle, or is never: something is done all the same. */
const idle = () =>
  new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done(), { timeout: 250 }));
