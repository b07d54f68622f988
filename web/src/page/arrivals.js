/**
 * Articles that come from elsewhere: sent by the page that they stand on, where the reader runs our bookmark there, or
 * shared with the installed page by another app. Both end in the box, as a paste does; nothing is explained unasked.
 */

/** What both sides of the bookmark say; whoever else opens this page and sends something is no worse than a paste. */
const ready = 'ready for an article';
const address = '#from-page';

/** From our tab to a page that has not answered, in milliseconds. */
const patience = 15_000;

/* Runs in the page of the article: it opens this page, waits until that is ready, and sends its text to it alone. */
function bring(home, hash, answer, blocked) {
  const { origin } = new URL(home);
  let tab = null;
  try {
    tab = window.open(home + hash);
  } catch {
    // a page in a sandbox: Firefox throws where others give nothing
  }
  if (!tab) {
    alert(blocked);
    return;
  }
  const send = (event) => {
    if (event.source !== tab || event.origin !== origin || event.data !== answer) return;
    removeEventListener('message', send);
    const { body, documentElement } = document;
    // eslint-disable-next-line no-restricted-properties -- read in the page of the article, and sent as a text
    tab.postMessage({ text: body ? body.innerText : '', html: documentElement.outerHTML }, origin);
  };
  addEventListener('message', send);
}

/**
 * The address of the bookmark.
 * @param {string} home  the address of this page
 * @param {string} blocked  what it says where no tab may be opened
 */
export const bookmark = (home, blocked) =>
  `javascript:${encodeURIComponent(`void(${bring})(${[home, address, ready, blocked].map((one) => JSON.stringify(one)).join()})`)}`;

export const comesFromPage = (hash) => hash === address;

/**
 * Waits for the page that opened this one. Its first message that is an article is taken, from it alone; then the tie
 * is cut.
 * @param {Window | null} opener  null: its page, or a setting of the browser, keeps tabs apart
 * @returns {Promise<{from: string, text: string, html: string} | null>}  null: nothing came
 */
export function sentByOpener(opener, within = patience) {
  if (!opener || opener.closed) return Promise.resolve(null);
  return new Promise((resolve) => {
    const end = (article) => {
      removeEventListener('message', receive);
      clearTimeout(late);
      globalThis.opener = null;
      resolve(article);
    };
    const receive = ({ source, origin, data }) => {
      if (source !== opener || typeof data?.html !== 'string' || typeof data.text !== 'string') return;
      end({ from: hostOf(origin), text: data.text, html: data.html });
    };
    const late = setTimeout(end, within, null);
    addEventListener('message', receive);
    opener.postMessage(ready, '*'); // holds nothing; the page may be of any site
  });
}

const hostOf = (origin) => (origin === 'null' ? '' : new URL(origin).host);

/**
 * What another app shared, out of the hands of the service worker, which then forgets it.
 * @returns {Promise<{title: string, text: string, url: string} | null>}
 */
export async function sharedWithApp(worker = globalThis.navigator?.serviceWorker?.controller, within = patience) {
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, within, null);
  });
  worker.postMessage('shared', [port2]);
  const shared = await answer;
  port1.close();
  return shared;
}

/** A title stands above its text, unless the text begins with it; of an address alone nothing can be read. */
export function textOfShare({ title, text, url }) {
  if (!text.trim()) return url || title;
  return title && !text.trim().startsWith(title.trim()) ? `${title.trim()}\n\n${text}` : text;
}
