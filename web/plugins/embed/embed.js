/**
 * The panel in a frame, for systems that take a plug-in as a page (panels such as Arc XP's): the host sends the article, the
 * panel answers what to select. Messages of any other origin or window are not read, and nothing is ever sent to one.
 */
import { createPanel } from '../panel/panel.js';
import { hostOf, readMessage, versions } from './contract.js';

const host = hostOf(location.search, document.querySelector('meta[name="article-explainer-hosts"]').content);
if (host && parent !== window) begin();
else tell('This page belongs into a frame, and its address must name whom it may talk to: embed.html?host=https://…');

function tell(words) {
  const problem = document.createElement('p');
  problem.id = 'problem';
  problem.textContent = words;
  document.body.append(problem);
}

function begin() {
  const send = (type, more = {}) => parent.postMessage({ explainer: versions[0], type, ...more }, host);
  const listeners = new Set();
  let article = '';
  let panel = null;

  const adapter = {
    getText: () => article,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    select: ({ start, end }) => send('select', { start, end }),
  };
  const open = (insert) => {
    const options = insert ? { insert: (words) => send('insert', { words }) } : {};
    panel = createPanel({
      adapter: { ...adapter, ...options },
      container: document.querySelector('#panel'),
      post: new URLSearchParams(location.search).get('post') ?? '',
      onExplanation: (explanation) => send('explanation', { explanation }),
    });
    panel.show();
  };

  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== host || source !== parent) return;
    const message = readMessage(data);
    if (message?.type === 'hello') send('ready', { versions });
    if (message?.type === 'error') send('error', { code: message.code, message: message.message, versions });
    if (message?.type !== 'article') return;
    article = message.article;
    if (panel) for (const listener of listeners) listener();
    else open(message.insert);
  });
  new ResizeObserver(() => send('height', { height: document.documentElement.scrollHeight })).observe(document.body);
  send('ready', { versions });
}
