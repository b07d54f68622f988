/** TinyMCE's document for the panel. */
import { readDom } from '../adapter/dom.js';
import { createPanel } from '../panel/panel.js';

/** What TinyMCE puts into its document for itself: bookmarks, carets, handles. */
const own = (element) =>
  element.getAttribute('data-mce-bogus') === 'all' || element.getAttribute('data-mce-type') === 'bookmark';

const changes = 'input change SetContent Undo Redo';

/** @returns {import('../adapter/adapter').Adapter} */
export function tinymceAdapter(editor) {
  return {
    getText() {
      const { text, blocks } = readDom(editor.getBody(), own);
      return { text, blocks };
    },
    onChange(listener) {
      editor.on(changes, listener);
      return () => editor.off(changes, listener);
    },
    select(wanted) {
      const range = readDom(editor.getBody(), own).rangeOf(wanted);
      if (!range) return false;
      editor.focus();
      editor.selection.setRng(range);
      editor.selection.scrollIntoView(range.startContainer.parentElement);
      return true;
    },
    insert(words) {
      editor.insertContent(editor.dom.encode(words));
    },
  };
}

export const openPanel = (editor, container, options) =>
  createPanel({ adapter: tinymceAdapter(editor), container, ...options });
