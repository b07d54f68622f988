/**
 * What somebody has done to the findings, kept when newer ones take their place: which cards and folds are open, what has
 * the focus, and what stands at the top of the part that is scrolled. Things are known by their words, not by their
 * places: one whose words have changed is another one.
 */
const units = '.card, details, li';

/** @param {HTMLElement} root  in a shadow root or a document */
export function stateOf(root) {
  const open = new Set();
  for (const one of root.querySelectorAll('.card.open, details[open]')) open.add(keyOf(one));
  const active = root.getRootNode().activeElement;
  const focus = active && root.contains(active) ? focusOf(active) : null;
  return { open, focus, top: topOf(root) };
}

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof stateOf>} state
 * @param {(card: HTMLElement) => void} [unfoldCard]
 */
export function restore(root, { open, focus, top }, unfoldCard = () => {}) {
  if (!open.size && !focus && !top) return;
  const wanted = new Map();
  for (const one of root.querySelectorAll(units)) {
    const key = keyOf(one);
    if (!wanted.has(key)) wanted.set(key, one);
    if (!open.has(key)) continue;
    if (one.localName === 'details') one.open = true;
    else if (one.classList.contains('card')) unfoldCard(one);
  }
  const owner = focus && wanted.get(focus.key);
  if (owner) (controlsOf(owner)[focus.index] ?? owner).focus({ preventScroll: true });
  const place = top && wanted.get(top.key);
  if (place) top.scroller.scrollTop += place.getBoundingClientRect().top - top.at;
}

/** "card Arden had paid", "fold Ilse Orlo". Numbers count lines or name paragraphs, which any edit changes. */
function keyOf(element) {
  if (element.matches('.card')) return `card ${element.querySelector('.claim').textContent}`;
  const fold =
    element.localName === 'details' && (element.querySelector('summary b') ?? element.querySelector('summary'));
  return `${fold ? 'fold' : 'line'} ${(fold || element).textContent.replace(/\d+/gu, '')}`;
}

const controlsOf = (owner) => [...owner.querySelectorAll('button, summary')];

function focusOf(active) {
  const owner = active.closest('li, .card, details');
  return owner && { key: keyOf(owner), index: controlsOf(owner).indexOf(active) };
}

/** The first thing that is seen in what scrolls around the findings; nothing where it stands at its top anyway. */
function topOf(root) {
  const scroller = scrollerOf(root.getRootNode().host ?? root);
  if (!scroller?.scrollTop) return null;
  const { top } = scroller.getBoundingClientRect();
  for (const one of root.querySelectorAll(units)) {
    const box = one.getBoundingClientRect();
    if (box.height && box.top >= top) return { scroller, key: keyOf(one), at: box.top };
  }
  return null;
}

function scrollerOf(element) {
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return null;
}
