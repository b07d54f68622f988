/** The page: which view is shown, and the way from a paste to its result. */
import { createExplainer } from '../explainer.js';
import { comesFromPage, sentByOpener, sharedWithApp, textOfShare } from './arrivals.js';
import { copyText, h, pause, soon } from './dom.js';
import { download } from './downloads.js';
import { acceptDrops } from './drops.js';
import { markdownText } from './exports.js';
import { helpView } from './help.js';
import { machine } from './keep.js';
import { singleKeys } from './keys.js';
import { masthead } from './masthead.js';
import { keepFiles } from './offline.js';
import { sourceOf } from './paste.js';
import { lost } from './problems.js';
import { countsOf, recordOf } from './record.js';
import { resultInPieces, resultView } from './result.js';
import { sampleTexts } from './samples.js';
import { startView } from './start.js';
import { addressOf, articlesOfVisit, readAddress } from './visits.js';
import { ways } from './ways.js';
import { page, recent, samples } from './wording.js';
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
  workers: Math.min(4, navigator.hardwareConcurrency || 1),
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
const visits = articlesOfVisit(machine);
const start = startView({
  explain: (source) => explain(source, ''),
  sample: runSample,
  prepare,
  visits,
  reopen: (article) => reopen(article),
  forgotten,
});
prepare();
let shown = null; // the result, once there is one
let at = null; // the article of the visit that it shows
let wanted = null; // what a link asked for that could not be opened, until the next article is read
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
    say((await copyText(await markdown())) ? page.copied : page.notCopied);
  },
  download: (kind) => download(kind, shown, markdown),
};

/** The core writes the whole; a part, or the whole where the core does not answer, is written here. */
async function markdown() {
  const { record, shown: part, told } = shown;
  const whole = part() ? '' : await explainer.markdown(at.paste).catch(() => '');
  return whole || markdownText(record, part(), told());
}

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
function visit(view) {
  const hash = view === 'start' ? '' : `#${view}`;
  if (history.state?.view !== view) history.pushState({ view }, '', hash || location.pathname + location.search);
  show(view);
}

/** The help, or out of it again. */
const toHelp = () => (document.body.dataset.view === 'help' ? history.back() : visit('help'));
const single = singleKeys({ result: () => (document.body.dataset.view === 'result' ? shown : null), help: toHelp });

const views = {
  start: () => start.element,
  help: () => helpView(() => history.back(), single),
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
  if (view === 'start') start.visits();
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
    showing.cancel();
    await pause();
    if (!work.signal.aborted) await showResult(explanation, { paste, sample }, work);
  } catch (problem) {
    const again = sample ? () => explain({ paste }, sample) : null;
    if (!work.signal.aborted) fail({ code: problem.code, message: problem.message }, again);
  } finally {
    showing.cancel();
    if (running === work) running = null;
  }
  return undefined;
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

async function showResult(explanation, from, work) {
  const counts = countsOf(recordOf(explanation));
  const article = visits.add({ explanation, counts, ...from });
  const view = await resultInPieces(explanation, optionsOf(article));
  if (work.signal.aborted) return view.close();
  start.calm();
  start.tell([]);
  if (!from.sample) start.draft.wasExplained();
  // Whoever reads the help meanwhile finds the result behind it.
  unseen = null;
  if (document.body.dataset.view === 'help') unseen = () => presentResult(article, view);
  else presentResult(article, view);
  return undefined;
}

/** A new result has a place of its own in the history, but for one that its place asked for by its address. */
function presentResult(article, view) {
  const asked = askedBy(article);
  const keepPlace = placeInArticle();
  draw(article, view);
  const { state } = history;
  const isHere = state?.article === article.id || (state === null && readAddress(location.hash));
  history[isHere ? 'replaceState' : 'pushState'](stateOf(article), '', addressOf(article));
  show('result');
  keepPlace();
  if (asked && shown.openAddressed(`#${asked}`)) return;
  const heading = main.querySelector('#findings-heading');
  heading.focus({ preventScroll: true });
  live.textContent = `${heading.textContent}`;
}

const stateOf = ({ id }) => ({ view: 'result', article: id });

/** The claim or speaker that a link into this article asked for. */
function askedBy(article) {
  const asked = wanted ?? (article.sample ? readAddress(location.hash) : null);
  wanted = null;
  if (!asked?.place) return '';
  if (asked.sample === article.sample && (!asked.article || asked.article === article.id)) return asked.place;
  if (asked.article) say(lost.other);
  return '';
}

/** An article and its view, made now if it was not before, are those at hand. */
function draw(article, view = resultView(article.explanation, optionsOf(article))) {
  shown?.close();
  at = article;
  shown = view;
}

/** The address follows the claim that is open. */
const optionsOf = (article) => ({
  address: addressOf(article),
  aside: article.aside,
  onOpen(place) {
    if (history.state?.article === article.id && document.body.dataset.view === 'result')
      history.replaceState(history.state, '', addressOf(article) + (place && `&${place}`));
  },
  onAside: (claims) => visits.setAside(article, claims),
});

/** An article of this visit again, as a new step or where the history stands. */
function reopen(article, step = true) {
  running?.abort();
  wanted = null;
  start.tell([]);
  const { hash } = location;
  if (at !== article || step) draw(article);
  if (step) history.pushState(stateOf(article), '', addressOf(article));
  show('result');
  if (step || !shown.openAddressed(hash)) document.getElementById('findings-heading').focus({ preventScroll: true });
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
    shown.layOut();
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
  if (state?.view === 'result') return addressed() || show('start');
  if (state?.view) return show(state.view);
  return addressed() || show('start');
});
let afterPrint = () => {};
addEventListener('beforeprint', () => (afterPrint = shown?.fillAll() ?? (() => {})));
addEventListener('afterprint', () => afterPrint());

/** All articles of the visit are gone, and with them the result at hand. */
function forgotten() {
  shown?.close();
  shown = at = null;
  document.body.classList.remove('has-result');
  say(start.draft.text() ? recent.forgottenButBox : recent.forgotten);
}

/** What the address asks for: the help, a result of this visit or a claim of it, a sample. Else it says why not. */
function addressed() {
  if (location.hash === '#help') return show('help') ?? true;
  if (comesFromPage(location.hash)) return arrive(sentByOpener(opener), ways.nothing);
  if (location.hash === '#shared') return arrive(sharedWithApp().then(readShare), ways.nothingShared);
  if (location.hash.length < 2) return false;
  const asked = readAddress(location.hash) ?? {};
  const id = asked.article || history.state?.article;
  const article = id ? visits.get(id) : asked.sample || !asked.place ? null : at;
  const file = samples.map((one) => one.file).find((name) => name.split('.')[0] === asked.sample);
  if (article) reopen(article, false);
  else if (file) runSample(file);
  else {
    wanted = asked;
    show('start');
    start.tell(lost.sentences(asked));
  }
  return true;
}

/** @returns {true}  the start page is shown, and the article put into its box when it comes */
function arrive(coming, nothing) {
  history.replaceState({ view: 'start' }, '', location.pathname);
  show('start');
  coming.then((article) => {
    if (!article) return start.tell(nothing);
    visit('start');
    start.arrived(article);
    return say(ways.arrived(article.from ?? ''));
  });
  return true;
}

const readShare = (shared) => shared && { text: textOfShare(shared) };

acceptDrops({
  take(file) {
    actions.fresh();
    start.take(file);
  },
  fail: (error) => fail(error),
});
addEventListener('pagehide', () => machine.keepDraft(start.draft.state()));

async function begin() {
  document.body.replaceChildren(skip, masthead(actions), main, live);
  show('start');
  if (visits.kept()) {
    start.draft.restore(machine.draft());
    await visits.restore();
    start.visits();
  }
  if (!addressed()) history.replaceState({ view: 'start' }, '');
  document.documentElement.dataset.ready = 'true';
}
begin();
