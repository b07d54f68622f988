/**
 * What stands in the box and where it came from. A paste from a web page brings its markup along: the box shows the
 * plain text, the markup is kept and read instead as long as the text is left as it was pasted.
 */

/** The core's limits, checked before megabytes are handed over. */
export const limits = { text: 2_000_000, html: 5_000_000 };

const looksLikeHtml = (text) =>
  /<(?:!doctype|html|body|article|div|p|br|span|h[1-6]|b|meta)\b[^>]*>/i.test(text.slice(0, 100_000));

const utf8 = (text) => new TextEncoder().encode(text);
const size = (text) => utf8(text).length;

/**
 * @param {HTMLTextAreaElement} box
 * @param {() => void} changed  told after every change of the text or of its origin
 */
export function draftOf(box, changed) {
  let markup = null; // {html, text, used}
  let file = '';
  let pending = null;
  let explained = null; // the text that was explained last: what is pasted next is another article
  let before = null; // {text, markup, file}: what such a paste took the place of

  const settle = () => {
    if (pending !== null) markup = { html: pending, text: box.value, used: true };
    else if (before?.text === box.value) {
      ({ markup, file } = before); // undone
      before = null;
    } else if (markup && box.value !== markup.text) markup = null;
    if (pending !== null || !box.value) file = '';
    pending = null;
    changed();
  };

  /** Two articles in one box would come out as one. All is selected, so that the browser's own Undo brings it back. */
  const replaceExplained = (data) => {
    const fresh = box.value && box.value === explained && (data.getData('text/plain') || data.getData('text/html'));
    if (!fresh) return;
    before = { text: box.value, markup, file };
    explained = null;
    file = '';
    box.select();
  };

  const arrived = (data) => {
    const html = data.getData('text/html');
    const replacesAll = !box.value || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
    if (!html || !replacesAll || size(html) > limits.html) return false;
    if (!data.getData('text/plain')) {
      set(html);
      return true;
    }
    pending = html;
    setTimeout(settle); // the browser puts the plain text into the box first
    return false;
  };

  const set = (text, name = '', html = '') => {
    const old = { text: box.value, markup, file };
    put(box, text);
    before = old.text ? old : null;
    markup = html ? { html, text: box.value, used: true } : null;
    pending = null;
    file = name;
    changed();
  };

  box.addEventListener('paste', (event) => {
    replaceExplained(event.clipboardData);
    if (arrived(event.clipboardData)) event.preventDefault();
  });
  box.addEventListener('drop', (event) => {
    if (!event.dataTransfer.files.length && arrived(event.dataTransfer)) event.preventDefault();
  });
  box.addEventListener('input', () => {
    if (pending === null) settle();
  });

  return {
    set,
    text: () => box.value,
    markup: () => markup,
    file: () => file,
    /** Did the text that came last take the place of another? */
    replaced: () => before !== null,
    bringBack() {
      const old = before;
      put(box, old.text);
      ({ markup, file } = old);
      before = null;
      changed();
    },
    /** All that a later `restore` needs. */
    state: () => ({ text: box.value, markup, file }),
    restore(old) {
      if (box.value || typeof old?.text !== 'string') return;
      box.value = old.text;
      markup = old.markup ?? null;
      file = old.file ?? '';
      changed();
    },
    /** From now on a paste is another article. */
    wasExplained: () => (explained = box.value),
    useMarkup(used) {
      if (markup) markup.used = used;
      changed();
    },
    /** What is to be explained, or an error. */
    source() {
      const paste = markup?.used ? markup.html : box.value;
      return sourceOf(paste, markup?.used);
    },
  };
}

/** More than that the browser takes seconds to write in such a way that it can be undone. */
const undoable = 300_000;

/** Writes over all of a box as if it were typed, so that Undo brings back what was there. */
function put(box, text) {
  box.focus();
  box.select();
  const typed = text.length < undoable && text && document.execCommand('insertText', false, text);
  if (!typed) box.value = text;
}

/** A paste that is not empty and not too large, or the error: {paste} or {error}. */
export function sourceOf(paste, isMarkup = false) {
  if (!paste.trim()) return { error: { code: 'E-EMPTY' } };
  const bytes = size(paste);
  const limit = isMarkup || looksLikeHtml(paste) ? limits.html : limits.text;
  return bytes > limit ? { error: { code: 'E-SIZE', size: bytes, limit } } : { paste };
}

/**
 * The text of a file, or the error.
 * @param {File} file
 * @returns {Promise<{text: string} | {error: object}>}
 */
export async function readFile(file) {
  if (file.size > limits.html)
    return { error: { code: 'E-SIZE', size: file.size, limit: limits.html, file: file.name } };
  const binary = { error: { code: 'E-BINARY', file: file.name } };
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  ); // a folder has none
  if (!bytes) return binary;
  const text = decode(bytes);
  return text === null ? binary : { text };
}

/** UTF-8, UTF-16 by its mark, else Windows-1252; null for what is no text. */
export function decode(bytes) {
  const starts = (...values) => values.every((value, i) => bytes[i] === value);
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (starts(...utf8('{\\rtf'))) return null; // its words stand between codes
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x50, 0x4b, 3, 4)) return null; // PDF; ZIP and with it DOCX
  if (bytes.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 27))) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one file of a drop: {file}, {error}, or nothing at all. */
export function droppedFile(transfer) {
  const files = [...transfer.files];
  if (!files.length) return null;
  return files.length > 1 ? { error: { code: 'E-FILES' } } : { file: files[0] };
}
