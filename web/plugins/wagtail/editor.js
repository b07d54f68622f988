/**
 * The panel beside Wagtail's page editor, and the button that opens it. The panel's modules are fetched when it is first
 * opened.
 */
const script = document.querySelector('script[data-article-explainer]');
const form = document.querySelector('form[data-edit-form]');
const pageId = /\/pages\/(\d+)\/edit\//.exec(location.pathname)?.[1] ?? null;

const words = {
  name: 'Who says so',
  close: 'Close',
  failed: 'The reader did not arrive.',
  readers: 'For readers',
  store: 'Store these findings',
  forget: 'Take the stored findings away',
  stored: 'Stored. Readers see them where the template has “explained page”.',
  forgotten: 'The stored findings are taken away.',
  none: 'There are no findings yet.',
  unsaved: 'Save the page once before its findings are stored.',
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

if (script && form && location.pathname.includes('/pages/')) begin();

function begin() {
  const style = new CSSStyleSheet();
  style.replaceSync(`
    .article-explainer-open { position: fixed; z-index: 90; inset: auto 20px 72px auto; }
    .article-explainer-side { position: fixed; z-index: 110; inset: 0 0 0 auto; width: 320px; overflow: auto; box-sizing: border-box;
      padding-bottom: 16px; background: var(--w-color-surface-page, #fff); color: var(--w-color-text-context, #222);
      border-inline-start: 1px solid var(--w-color-border-furniture, #ccc); }
    body.article-explainer-beside main { padding-inline-end: 320px; }
    .article-explainer-side[hidden] { display: none; }
    .article-explainer-side > .bar { display: flex; justify-content: space-between; align-items: center; padding: 12px 16px 0; }
    .article-explainer-side > .bar > h2 { margin: 0; font-size: 1rem; font-weight: 600; }
    .article-explainer-side > details, .article-explainer-side > .failed { padding: 0 16px; }
    .article-explainer-side > details button { margin-block: 8px 0; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

  let panel = null;
  const place = element('div');
  const failed = element('p', { className: 'failed', role: 'alert' });
  const beside = (on) => {
    side.hidden = !on;
    open.hidden = on;
    document.body.classList.toggle('article-explainer-beside', on);
  };
  const close = () => {
    beside(false);
    open.focus();
    panel?.then((one) => one?.hide());
  };
  const shut = element(
    'button',
    { type: 'button', className: 'button button-small button-secondary', onclick: close },
    words.close,
  );
  const bar = element('div', { className: 'bar' }, element('h2', {}, words.name), shut);
  const side = element('aside', { className: 'article-explainer-side', hidden: true, ariaLabel: words.name });
  side.append(
    bar,
    failed,
    place,
    forReaders(() => panel),
  );
  const open = element('button', { type: 'button', className: 'button article-explainer-open' }, words.name);
  open.onclick = () => {
    beside(true);
    failed.textContent = '';
    shut.focus();
    panel ??= load(place).catch((error) => {
      panel = null; // the next opening tries again
      failed.textContent = `${words.failed} ${error.message}`;
    });
    panel.then((one) => one?.show());
  };
  document.body.append(open, side); // outside the form: what is in it would be sent with it
}

async function load(container) {
  const [{ wagtailAdapter }, { createPanel }] = await Promise.all([import('./fields.js'), import('../panel/panel.js')]);
  return createPanel({ adapter: wagtailAdapter(form), container, post: `wagtail-${pageId ?? 'new'}` });
}

/** Storing is a press of a button, never a consequence of reading. */
function forReaders(panel) {
  const answer = element('p', { role: 'status' });
  const send = async (method, body, done) => {
    if (!pageId) return (answer.textContent = words.unsaved);
    answer.textContent = '';
    try {
      const headers = { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value, 'Content-Type': 'application/json' };
      const url = script.dataset.articleExplainer.replace(/0\/$/, `${pageId}/`);
      const response = await fetch(url, { method, headers, body, credentials: 'same-origin' });
      const told = await response.json().catch(() => ({}));
      answer.textContent = response.ok ? done : (told.message ?? `${response.status} ${response.statusText}`);
    } catch (error) {
      answer.textContent = error.message;
    }
    return undefined;
  };
  const store = async () => {
    const explanation = (await panel())?.latest();
    if (!explanation) return (answer.textContent = words.none);
    return send('POST', JSON.stringify(explanation), words.stored);
  };
  const act = (label, onclick) =>
    element(
      'div',
      {},
      element('button', { type: 'button', className: 'button button-small button-secondary', onclick }, label),
    );
  return element(
    'details',
    {},
    element('summary', {}, words.readers),
    act(words.store, store),
    act(words.forget, () => send('DELETE', undefined, words.forgotten)),
    answer,
  );
}
