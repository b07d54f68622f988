/** Elements without markup: text only ever becomes a text node. */

/**
 * h('p.note', { id: 'x', onclick: f, 'aria-live': 'polite' }, 'text', child, [more], null)
 * @param {string} name  tag and classes
 * @param {Record<string, any> | null} [properties]  functions become properties, true an empty attribute
 * @param {...any} children  null, undefined and false are left out
 * @returns {HTMLElement}
 */
export function h(name, properties = null, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** A button that looks like a link or a plain word; the pressed ones act on this page only. */
export const button = (label, onclick, properties = {}) =>
  h('button', { type: 'button', onclick, ...properties }, label);

/** Words for those who listen to the page. */
export const hidden = (text) => h('span.unseen', null, text);

/** Opens every fold around an element, so that it can be seen. */
export function unfold(element) {
  for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
}

/** The same class list at each change of state. */
export function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return element;
}

/** Copies text; on pages without a secure context by way of a selection. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h('textarea.unseen', { readonly: true, 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

/** Hands a text to the browser as a file. */
export function saveText(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Lets the browser answer whoever waits, then goes on. */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));

/** Does something once: after a time, or sooner if that turns out to be right. */
export function soon(milliseconds, act) {
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
