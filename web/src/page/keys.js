/** Single keys: over the claims of a result, to the search, to the help. They are silent while somebody types. */

const typing = 'input, textarea, select, [contenteditable]';

/**
 * @param {{result: () => object | null, help: () => void}} page  result: the result while it is shown
 * @returns {{on: () => boolean, turn: (on: boolean) => void}}  single keys can be in the way of who speaks to the machine
 */
export function singleKeys({ result, help }) {
  let on = true;
  const onClaim = (event) => event.target.closest?.('.claim, .plain > li, .unopposed > summary') === event.target;
  const acts = {
    j: (view) => view.step(1),
    k: (view) => view.step(-1),
    ArrowDown: (view, event) => onClaim(event) && view.step(1),
    ArrowUp: (view, event) => onClaim(event) && view.step(-1),
    Enter: (view, event) => event.target.matches?.('.claim') && view.toggle(),
    '/': (view) => view.search(),
    Escape: (view, event) => event.target === document.body && view.escape(),
  };
  document.addEventListener('keydown', (event) => {
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.(typing)) return;
    if (event.key === '?') {
      event.preventDefault();
      help();
      return;
    }
    const view = result();
    if (view && Object.hasOwn(acts, event.key) && acts[event.key](view, event) !== false) event.preventDefault();
  });
  return { on: () => on, turn: (now) => (on = now) };
}
