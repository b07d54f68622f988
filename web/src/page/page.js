/** The page: which view is shown, and the way from a paste to its result. */
import { createExplainer } from '../explainer.js';
import { copyText, h, saveText } from './dom.js';
import { findingsText } from './exports.js';
import { helpView } from './help.js';
import { masthead } from './masthead.js';
import { keepFiles } from './offline.js';
import { sourceOf } from './paste.js';
import { resultView } from './result.js';
import { sampleTexts } from './samples.js';
import { startView } from './start.js';
import { page, samples } from './wording.js';
import { workingView } from './working.js';

/** Work that is done sooner shows its result at once, in milliseconds: a view that flashes by helps nobody. */
const worthAView = 300;

/** The one address that this page ever turns into a script: its own worker. */
function trusted() {
  const own = (url) => {
    if (new URL(url).origin !== location.origin) throw new TypeError('not a script of this page');
    return url;
  };
  if (!globalThis.trustedTypes) return (url) => url;
  const policy = trustedTypes.createPolicy('explainer', { createScriptURL: own });
  return (url) => policy.createScriptURL(url.href);
}

const trustedScript = trusted();
const load = { loaded: 0, total: 0, done: false };
let onLoad = () => {};
let kept = null; // for the next visit
const explainer = createExplainer({
  base: new URL('./', import.meta.url),
  files: LAID_OUT.files,
  worker: new URL(LAID_OUT.worker, import.meta.url),
  trustedScript,
  onLoad(loaded, total) {
    if (loaded === total) kept ??= keepFiles(trustedScript);
    onLoad(Object.assign(load, { loaded, total }));
  },
});

const live = h('p.unseen', { role: 'status' });
const main = h('main', { id: 'main', tabindex: '-1' });
const skip = h(
  'a.skip',
  { href: '#main', onclick: (event) => event.preventDefault() ?? focusMain() },
  page.skipFindings,
);
const start = startView({ explain: (source) => explain(source, ''), sample: runSample, prepare });
prepare();
let shown = null; // the result, once there is one
let shownFrom = null; // {paste, sample}
let running = null;
let unseen = null; // shows a result that came while the help was open

/** Makes the reader ready; where that fails, it is said before anybody has waited for an answer. */
async function prepare() {
  try {
    await explainer.ready();
    isReady();
  } catch (error) {
    start.early(error);
  }
}

async function isReady() {
  load.done = true;
  start.early(null);
  await kept; // from now on nothing is asked of the network
  document.documentElement.dataset.reader = 'ready';
}

const actions = {
  home: () => visit('start'),
  fresh() {
    running?.abort();
    visit('start');
    start.focus();
  },
  help: () => visit('help'),
  async copy() {
    const text = (await markdown()) || findingsText(shown.record);
    say((await copyText(text)) ? page.copied : page.notCopied);
  },
  json: () => saveText('explanation.json', 'application/json', jsonOf(shown.record.explanation)),
  markdown: async () => saveText('explanation.md', 'text/markdown', (await markdown()) || findingsText(shown.record)),
};

/** The format as the core gives it: what the page marked for itself is left out. */
const jsonOf = (explanation) =>
  `${JSON.stringify(explanation, (key, value) => (key === 'broken' ? undefined : value), 2)}\n`;

const markdown = () => explainer.markdown(shownFrom.paste).catch(() => '');

const say = (text) => {
  live.textContent = '';
  setTimeout(() => (live.textContent = text), 50);
  toast(text);
};

/** What was just done, for a moment, also to be seen. */
function toast(text) {
  const note = h('p.toast', { 'aria-hidden': 'true' }, text);
  document.querySelectorAll('.toast').forEach((old) => old.remove());
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

function focusMain() {
  const target = main.querySelector('#findings-heading') ?? main.querySelector('#box') ?? main;
  target.focus();
}

/** Shows a view and gives it a place in the browser's history. */
function visit(view, hash = view === 'start' ? '' : `#${view}`) {
  if (history.state?.view !== view) history.pushState({ view }, '', hash || location.pathname + location.search);
  show(view);
}

const views = {
  start: () => start.element,
  help: () => helpView(() => history.back()),
  result: () => shown?.element,
};

function show(view) {
  const element = views[view]?.();
  if (!element) return show('start');
  document.body.dataset.view = view;
  document.body.classList.toggle('has-result', Boolean(shown));
  document.title =
    view === 'result' && shown.record.explanation.article.title
      ? `${shown.record.explanation.article.title} – ${page.name}`
      : page.name;
  skip.textContent = view === 'result' ? page.skipFindings : page.skipBox;
  main.replaceChildren(element);
  scrollTo(0, 0);
  if (view === 'help') main.querySelector('h1').focus();
  return undefined;
}

function runSample(file) {
  return explain(sourceOf(sampleTexts[file]), file.split('.')[0]);
}

/** From a paste to its result, or to a problem with the text kept. */
async function explain({ paste, error }, sample) {
  running?.abort();
  if (error) return fail(error);
  const work = new AbortController();
  running = work;
  const view = workingView();
  const showing = soon(worthAView, () => showWork(view, work));
  onLoad = (state) => work.signal.aborted || view.loading(state);
  if (!load.done) view.loading(load);
  let begun = 0;
  try {
    const explanation = await explainer.explain(paste, {
      signal: work.signal,
      onArticle(article) {
        begun = performance.now();
        view.article(article);
      },
      onProgress({ done, total }) {
        view.progress({ done, total });
        const ahead = ((performance.now() - begun) * (total - done)) / done;
        if (ahead > worthAView) showing.now();
      },
      onPreview: view.preview,
    });
    if (!load.done) isReady();
    if (!work.signal.aborted) showResult(explanation, { paste, sample });
  } catch (problem) {
    const again = sample ? () => explain({ paste }, sample) : null;
    if (!work.signal.aborted) fail({ code: problem.code, message: problem.message }, again);
  } finally {
    showing.cancel();
    if (running === work) running = null;
  }
  return undefined;
}

/** Does something once: after a time, or sooner if that turns out to be right. */
function soon(milliseconds, act) {
  let waiting = true;
  const now = () => {
    if (waiting) act();
    waiting = false;
  };
  const timer = setTimeout(now, milliseconds);
  const cancel = () => {
    waiting = false;
    clearTimeout(timer);
  };
  return { now, cancel };
}

function showWork(view, work) {
  if (work.signal.aborted) return;
  document.body.dataset.view = 'working';
  main.replaceChildren(view.element);
  scrollTo(0, 0);
  live.textContent = view.words();
  const telling = setInterval(() => {
    if (view.element.isConnected) live.textContent = view.words();
    else clearInterval(telling);
  }, 3000);
}

function showResult(explanation, from) {
  shown?.close();
  shownFrom = from;
  const base = from.sample ? `#sample-${from.sample}` : '#findings';
  shown = resultView(explanation, { address: (claim) => `${from.sample ? `${base}&` : '#'}claim-${claim.id + 1}` });
  start.calm();
  if (!from.sample) start.draft.wasExplained();
  // Whoever reads the help meanwhile finds the result behind it.
  unseen = null;
  if (document.body.dataset.view === 'help') unseen = () => presentResult(from, base);
  else presentResult(from, base);
}

function presentResult(from, base) {
  const wanted = from.sample && location.hash.startsWith(`${base}&`) ? location.hash : '';
  history[history.state?.view === 'result' ? 'replaceState' : 'pushState']({ view: 'result' }, '', wanted || base);
  const keepPlace = placeInArticle();
  show('result');
  keepPlace();
  if (wanted && shown.openAddressed(wanted)) return;
  const heading = main.querySelector('#findings-heading');
  heading.focus({ preventScroll: true });
  live.textContent = `${heading.textContent}`;
}

/** Whoever has begun to read the article goes on where they are when the result takes its place. */
function placeInArticle() {
  const pane = main.querySelector('.working .pane.left');
  const rows = [...(pane?.scrollTop ? pane.querySelectorAll('.row') : [])];
  const edge = pane?.getBoundingClientRect().top;
  const row = rows.find((one) => one.getBoundingClientRect().bottom > edge);
  if (!row) return () => {};
  const { top } = row.getBoundingClientRect();
  return () => {
    const moved = document.getElementById(row.id).getBoundingClientRect().top - top;
    main.querySelector('.pane.left').scrollBy({ top: moved, behavior: 'instant' });
  };
}

/** @param {(() => void) | null} again  what "Try again" does; null: it explains what is in the box */
function fail(error, again = null) {
  visit('start');
  start.fail(error, again);
}

addEventListener('popstate', ({ state }) => {
  const present = unseen;
  unseen = null;
  if (present) return present();
  if (state?.view) return show(state.view);
  return addressed() || show('start');
});
let afterPrint = () => {};
addEventListener('beforeprint', () => (afterPrint = shown?.fillAll() ?? (() => {})));
addEventListener('afterprint', () => afterPrint());

/** What the address asks for: a sample, a claim of the result at hand, the help. */
function addressed() {
  const sample = samples.find(({ file }) => new RegExp(`^#sample-${file.split('.')[0]}(&|$)`).test(location.hash));
  if (location.hash === '#help') show('help');
  else if (shown && /(claim|speaker)-\d+$/.test(location.hash)) {
    if (document.body.dataset.view !== 'result') show('result');
    shown.openAddressed(location.hash);
  } else if (sample) runSample(sample.file);
  else return false;
  return true;
}

document.body.replaceChildren(skip, masthead(actions), main, live);
show('start');
if (!addressed()) history.replaceState({ view: 'start' }, '');
document.documentElement.dataset.ready = 'true';
