/**
 * The result: findings and article side by side, or behind two tabs where there is no room for both. Works from an
 * explanation alone, without the engine.
 */
import { articleView } from './article.js';
import { inWords, onlyBar } from './chooser.js';
import { button, copyText, h, pause, unfold } from './dom.js';
import { claimText, reportText } from './exports.js';
import { everything, shownBy } from './filter.js';
import { findingsView } from './findings.js';
import { paperOf } from './paper.js';
import { claimTitle } from './quotes.js';
import { addressedClaim, anchorOf, membersOf, recordOf, rowsOf, spansOf } from './record.js';
import { addressedSpeaker, speakerCards } from './speakers.js';
import { narrow, tabBar } from './tabs.js';
import {
  card as cardWording,
  only as onlyWording,
  page,
  report as reportWording,
  result as wording,
} from './wording.js';

/**
 * @param {import('../types').Explanation} explanation
 * @param {object} [options]
 * @param {string} [options.address]  of the result, such as "#article-k3x9a"
 * @param {number[]} [options.aside]  claims that the reader set aside
 * @param {(place: string) => void} [options.onOpen]  told which claim is open, such as "claim-2", or ''
 * @param {(aside: number[]) => void} [options.onAside]
 */
export function resultView(explanation, options) {
  const steps = resultInSteps(explanation, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, with the page free to answer between the pieces: a long article takes longer to draw than a key to press. */
export async function resultInPieces(explanation, options) {
  const steps = resultInSteps(explanation, options);
  let step = steps.next();
  while (!step.done) {
    await pause();
    step = steps.next();
  }
  return step.value;
}

function* resultInSteps(explanation, { address = '', aside = [], onOpen = () => {}, onAside = () => {} } = {}) {
  const record = recordOf(explanation);
  const speakers = speakerCards(record);
  const setAside = new Set(aside);
  let opened = null;
  let filter = everything;
  let share = null; // what the filter leaves; null: everything
  let chosenFrom = null;

  const actions = {
    only: (key, from) => narrowTo({ ...everything, speaker: key }, from),
    filter: (change, from) => narrowTo({ ...filter, ...change }, from),
    open: (id) => open(id),
    fold: (id) => fold(id),
    goTo(offset, { spans = [], statement = null } = {}) {
      show('article');
      article.goTo(offset, statement === null ? spans : spansOf(explanation.statements[statement]));
    },
    goToClaim: (claim) => goToClaim(claim),
    showStatement: (id) => showStatement(id),
    setAside(id, on) {
      if (on) setAside.add(id);
      else setAside.delete(id);
      if (on && opened === id) close();
      findings.setAside(setAside);
      const card = findings.cards.get(id);
      if (on) card.focusUndo();
      else card.focusTitle();
      onAside([...setAside]);
    },
    bringAllBack() {
      setAside.clear();
      findings.setAside(setAside);
      document.getElementById('findings-heading').focus({ preventScroll: true });
      onAside([]);
    },
    copyClaim: async (claim) => ((await copyText(claimText(record, claim))) ? page.copied : page.notCopied),
    async linkTo(claim) {
      const place = `#${[address.slice(1), anchorOf(record, claim)].filter(Boolean).join('&')}`;
      return (await copyText(new URL(place, location.href).href)) ? cardWording.linked : page.notCopied;
    },
    report: (claim) => reportPanel(record, claim),
  };

  yield;
  const article = articleView(record, actions);
  yield;
  const findings = findingsView(record, speakers, actions);
  yield;
  const bar = onlyBar(() => showEverything());
  const back = button('', () => {
    show('findings');
    findings.cards.get(opened)?.element.scrollIntoView();
    findings.cards.get(opened)?.focusTitle();
  });
  back.className = 'back';
  back.hidden = true;

  const { tabs, show, onShow, forget } = tabBar();
  const element = h(
    'div.result',
    { 'data-shown': 'findings' },
    h('h1.unseen', null, explanation.article.title ?? wording.article),
    tabs,
    bar.element,
    h(
      'div.panes',
      null,
      h('section.pane.left', { 'aria-label': wording.article, id: 'pane-article' }, article.element, back),
      h(
        'section.pane.right',
        { 'aria-label': wording.findings, id: 'pane-findings', tabindex: '-1' },
        findings.element,
      ),
    ),
  );
  onShow((name) => {
    element.dataset.shown = name;
    if (name === 'article') article.placeLabels();
  });
  findings.setAside(setAside);
  bothWays(element, article, findings);

  const pick = (id) => {
    const claim = id === null ? null : record.claims[id];
    article.pick(claim && { claim, rows: rowsOf(record, claim) });
    back.hidden = !claim;
    back.textContent = claim ? `${wording.backTo} ${claimTitle(record, claim)}` : '';
  };

  /** Shows what fits. A claim that is open stays so if it does. Controls keep the focus; a name leads to its card. */
  function narrowTo(wanted, from) {
    const left = shownBy(record, wanted);
    if (!left) return showEverything(from);
    chosenFrom = share ? chosenFrom : from;
    filter = wanted;
    limit(left);
    bar.show(filter, speakers, left);
    if (from.matches('select, input')) return undefined;
    show('findings');
    if (!narrow() && opened === null) intoView(article.firstPicked());
    findings.focusPerson();
    return undefined;
  }

  /** Everything again; the focus goes to where the choice was made, unless it is on a control of it. */
  function showEverything(from = null) {
    if (!share) return;
    const home = chosenFrom;
    filter = everything;
    limit(null);
    bar.hide();
    if (from?.matches('select, input')) return;
    show('findings');
    if (home.isConnected && home.checkVisibility?.() !== false) {
      home.focus({ preventScroll: true });
      home.scrollIntoView({ block: 'center' });
    } else document.getElementById('findings-heading').focus();
  }

  function limit(wanted) {
    share = wanted;
    if (share && opened !== null && !share.claims.has(opened)) close();
    element.classList.toggle('filtered', Boolean(share));
    findings.only(share, filter);
    article.only(share?.statements ?? null);
    pick(opened);
  }

  function open(id) {
    const card = findings.cards.get(id);
    if (!card) return;
    if (share && !share.claims.has(id)) showEverything();
    if (setAside.has(id)) actions.setAside(id, false);
    if (opened !== null && opened !== id) findings.cards.get(opened).open(false);
    opened = id;
    unfold(card.element);
    card.open(true);
    pick(id);
    if (!narrow()) intoView(article.firstPicked());
    forget('article', () => opened === id && article.firstPicked().closest('.row'));
    card.focusTitle();
    if (!visible(card.element.querySelector('.claim'))) card.element.scrollIntoView({ block: 'start' });
    onOpen(anchorOf(record, record.claims[id]));
  }

  function close() {
    findings.cards.get(opened).open(false);
    opened = null;
    pick(null);
    onOpen('');
  }

  function fold(id) {
    if (opened !== id || id === null) return;
    close();
    findings.cards.get(id).focusButton();
  }

  /** A card is opened, a line in a list shown. */
  function goToClaim(claim) {
    show('findings');
    if (findings.cards.has(claim.id)) return open(claim.id);
    if (share && !share.claims.has(claim.id)) showEverything();
    return findings.showLine(claim);
  }

  /** Where a statement stands on the open card it is shown there, else in the list of all. */
  function showStatement(id) {
    const card = opened === null ? null : findings.cards.get(opened);
    const entry = card && membersOf(card.claim).includes(id) && card.entry(id);
    if (!entry && share && !share.statements.has(id)) return;
    show('findings');
    if (!entry) return void findings.statements.show(id);
    entry.scrollIntoView({ block: 'nearest' });
    entry.focus({ preventScroll: true });
    article.near(id);
  }

  const escape = () => (opened === null ? showEverything() : fold(opened));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest('dialog')) return;
    event.preventDefault();
    escape();
  });
  const resized = new ResizeObserver(() => article.placeLabels());
  resized.observe(article.element);

  return {
    element,
    record,
    open,
    openAddressed(hash) {
      const key = addressedSpeaker(record, hash);
      const claim = addressedClaim(record, hash);
      if (key) actions.only(key, findings.element.querySelector('.big'));
      else if (claim) goToClaim(claim);
      return Boolean(key || claim);
    },
    show,
    layOut: article.layOut,
    escape,
    search() {
      show('findings');
      findings.search();
    },
    /** From claim to claim, in the order of the page. */
    step(by) {
      show('findings');
      findings.step(by);
    },
    /** Opens or folds the claim that has the focus. */
    toggle() {
      const id = Number(document.activeElement.closest('.card')?.dataset.claim ?? NaN);
      if (id === opened) fold(id);
      else open(id);
    },
    /** What is shown of the claims and statements: {claims, statements} as sets, or null for all. */
    shown() {
      if (!share && !setAside.size) return null;
      const all = (items) => items.filter((item) => !item.broken).map(({ id }) => id);
      const claims = [...(share?.claims ?? all(record.claims))].filter((id) => !setAside.has(id));
      return { claims: new Set(claims), statements: share?.statements ?? new Set(all(record.statements)) };
    },
    /**
     * Everything that can be opened is drawn and stands open, so that it can be printed.
     * @returns {() => void}  folds again what was folded
     */
    fillAll() {
      return fillAll();
    },
    /** The result as it is shown, as one HTML file. */
    paper() {
      const foldAgain = fillAll();
      element.querySelectorAll('.why').forEach((panel) => panel.fill());
      article.pick(null);
      const title = explanation.article.title ?? wording.article;
      const text = paperOf(element, { title: `${title} – ${page.name}`, told: told() });
      foldAgain();
      pick(opened);
      return text;
    },
    /** What part of the result is shown, in a sentence; '' if all is. */
    told: () => told(),
    close: () => resized.disconnect(),
  };

  function told() {
    const left = share && onlyWording.told(inWords(filter, speakers), share.statements.size, share.claims.size);
    return [left, setAside.size ? wording.leftAside(setAside.size) : ''].filter(Boolean).join(' ');
  }

  function fillAll() {
    article.layOut();
    findings.cards.forEach((card) => card.fill());
    const folds = [...findings.element.querySelectorAll('details:not([open])')];
    for (const one of folds) one.open = true;
    return () => folds.forEach((one) => (one.open = false));
  }
}

/** A statement under the pointer or the focus is shown by its words, in the article and in the findings alike. */
function bothWays(element, article, findings) {
  let near = null;
  const show = ({ target }) => {
    const { said, statement } = target.closest?.('[data-said], [data-statement]')?.dataset ?? {};
    const id = said ?? statement ?? null;
    if (id === near) return;
    near = id;
    article.near(id === null ? null : Number(id));
    findings.near(id);
  };
  element.addEventListener('pointerover', show);
  element.addEventListener('focusin', show);
  element.addEventListener('pointerleave', () => show({ target: element }));
}

function visible(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function intoView(element) {
  const row = element?.closest('.row');
  if (row && !visible(row)) row.scrollIntoView({ block: 'start' });
}

function reportPanel(record, claim) {
  const text = reportText(record, claim);
  const area = h('textarea', { readonly: true, rows: '6', 'aria-label': reportWording.heading });
  area.value = text;
  const answer = h('span', { role: 'status' });
  const copy = button(reportWording.copy, async () => {
    answer.textContent = ` ${(await copyText(text)) ? page.copied : page.notCopied}`;
  });
  return [
    h('p', { tabindex: '-1' }, h('b', null, `${reportWording.heading}. `), reportWording.text),
    area,
    h('p', null, copy, answer),
  ];
}
