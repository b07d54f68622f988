/**
 * The result: findings and article side by side, or behind two tabs where there is no room for both. Works from an
 * explanation alone, without the engine.
 */
import { articleView } from './article.js';
import { button, copyText, h, unfold } from './dom.js';
import { claimText, reportText } from './exports.js';
import { findingsView } from './findings.js';
import { claimTitle } from './quotes.js';
import { recordOf, rowsOf } from './record.js';
import { addressedSpeaker, shareOf, speakerCards } from './speakers.js';
import {
  capital,
  card as cardWording,
  only as onlyWording,
  page,
  report as reportWording,
  result as wording,
} from './wording.js';

const narrow = () => matchMedia('(max-width: 999px)').matches;

/**
 * @param {import('../types').Explanation} explanation
 * @param {{address?: (claim: object) => string}} [options]  the link to a claim
 */
export function resultView(explanation, { address = (claim) => `#claim-${claim.id + 1}` } = {}) {
  const record = recordOf(explanation);
  const speakers = speakerCards(record);
  let opened = null;
  let share = null; // of the one speaker who is shown; null: everybody is
  let chosenFrom = null;

  const actions = {
    only: (key, from) => (key ? choose(key, from) : showEverybody()),
    open: (id) => open(id),
    fold: (id) => fold(id),
    goTo(offset) {
      show('article');
      article.goTo(offset);
    },
    showStatement(id) {
      if (share && !share.statements.has(id)) return;
      show('findings');
      findings.statements.show(id);
    },
    copyClaim: async (claim) => ((await copyText(claimText(record, claim))) ? page.copied : page.notCopied),
    async linkTo(claim) {
      const link = new URL(address(claim), location.href).href;
      return (await copyText(link)) ? cardWording.linked : page.notCopied;
    },
    report: (claim) => reportPanel(record, claim),
  };

  const article = articleView(record, actions);
  const findings = findingsView(record, speakers, actions);
  const bar = onlyBar(() => showEverybody());
  const back = button('', () => {
    show('findings');
    findings.cards.get(opened)?.element.scrollIntoView();
    findings.cards.get(opened)?.focusTitle();
  });
  back.className = 'back';
  back.hidden = true;

  const { tabs, show, onShow } = tabBar();
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

  const pick = (id) => {
    const claim = id === null ? null : record.claims[id];
    article.pick(claim && { claim, rows: rowsOf(record, claim) });
    back.hidden = !claim;
    back.textContent = claim ? `${wording.backTo} ${claimTitle(record, claim)}` : '';
  };

  /** Shows one speaker alone. A claim that is open stays so if the speaker takes part in it. */
  function choose(key, from) {
    chosenFrom = share ? chosenFrom : from;
    const { name } = speakers.get(key);
    limit(shareOf(record, key));
    bar.show(capital(name), share);
    if (from.tagName === 'SELECT') return;
    show('findings');
    if (!narrow() && opened === null) intoView(article.firstPicked());
    findings.focusPerson();
  }

  function showEverybody() {
    if (!share) return;
    const from = chosenFrom;
    limit(null);
    bar.hide();
    show('findings');
    if (from.isConnected && from.checkVisibility?.() !== false) {
      from.focus({ preventScroll: true });
      from.scrollIntoView({ block: 'center' });
    } else document.getElementById('findings-heading').focus();
  }

  function limit(wanted) {
    share = wanted;
    if (share && opened !== null && !share.claims.has(opened)) {
      findings.cards.get(opened).open(false);
      opened = null;
    }
    element.classList.toggle('filtered', Boolean(share));
    findings.only(share);
    article.only(share?.statements ?? null);
    pick(opened);
  }

  function open(id) {
    const card = findings.cards.get(id);
    if (!card) return;
    if (share && !share.claims.has(id)) showEverybody();
    if (opened !== null && opened !== id) findings.cards.get(opened).open(false);
    opened = id;
    unfold(card.element);
    card.open(true);
    pick(id);
    if (!narrow()) intoView(article.firstPicked());
    card.focusTitle();
    if (!visible(card.element.querySelector('.claim'))) card.element.scrollIntoView({ block: 'start' });
  }

  function fold(id) {
    if (opened !== id || id === null) return;
    const card = findings.cards.get(id);
    opened = null;
    card.open(false);
    pick(null);
    card.focusButton();
  }

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.target.closest('dialog')) return;
    if (opened !== null) fold(opened);
    else showEverybody();
  });
  const resized = new ResizeObserver(() => article.placeLabels());
  resized.observe(article.element);

  return {
    element,
    record,
    open,
    openAddressed(hash) {
      const key = addressedSpeaker(record, hash);
      if (key) choose(key, findings.element.querySelector('#only-speaker') ?? findings.element);
      return Boolean(key) || openAddressed(hash, findings, open);
    },
    show,
    /**
     * Everything that can be opened is drawn and stands open, so that it can be printed.
     * @returns {() => void}  folds again what was folded
     */
    fillAll() {
      findings.cards.forEach((card) => card.fill());
      const folds = [...findings.element.querySelectorAll('details:not([open])')];
      for (const one of folds) one.open = true;
      return () => folds.forEach((one) => (one.open = false));
    },
    close: () => resized.disconnect(),
  };
}

/** "#claim-3" opens the claim; one that is no card is shown. */
function openAddressed(hash, findings, open) {
  const id = Number(/^#(?:.*&)?claim-(\d+)$/.exec(hash)?.[1]) - 1;
  if (!Number.isInteger(id)) return false;
  if (findings.cards.has(id)) open(id);
  else {
    const line = findings.element.querySelector(`#claim-${id + 1}`);
    unfold(line);
    line?.scrollIntoView({ block: 'center' });
  }
  return true;
}

/** What says that one speaker alone is shown, and the way back; also told to those who listen. */
function onlyBar(showEverybody) {
  const told = h('span.unseen', { role: 'status' });
  const words = h('span');
  const bar = h('div.only', { hidden: true }, words, button(onlyWording.back, showEverybody));
  return {
    element: [told, bar],
    show(name, { statements, claims }) {
      words.replaceChildren(
        `${onlyWording.bar} `,
        h('b', null, name),
        h('span.counts', null, `: ${onlyWording.counts(statements.size, claims.size)}`),
      );
      bar.hidden = false;
      told.textContent = onlyWording.told(name, statements.size, claims.size);
    },
    hide() {
      bar.hidden = true;
      told.textContent = onlyWording.ended;
    },
  };
}

function visible(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function intoView(element) {
  const row = element?.closest('.row');
  if (row && !visible(row)) row.scrollIntoView({ block: 'start' });
}

function tabBar() {
  const names = ['findings', 'article'];
  const listeners = [];
  const tabs = names.map((name) => {
    const tab = button(wording[name], () => show(name), {
      role: 'tab',
      'aria-controls': `pane-${name}`,
      id: `tab-${name}`,
    });
    return tab;
  });
  const show = (shown) => {
    names.forEach((name, i) => {
      tabs[i].setAttribute('aria-selected', String(name === shown));
      tabs[i].tabIndex = name === shown ? 0 : -1;
    });
    for (const listener of listeners) listener(shown);
  };
  const bar = h('div.tabs', { role: 'tablist', 'aria-label': page.name }, tabs);
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs.findIndex((tab) => tab.getAttribute('aria-selected') !== 'true');
    show(names[other]);
    tabs[other].focus();
  });
  show('findings');
  return { tabs: bar, show, onShow: (listener) => listeners.push(listener) };
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
