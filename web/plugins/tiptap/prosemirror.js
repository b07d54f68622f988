/** ProseMirror's document for the panel; TipTap, and many editors of newsrooms, are built on it. */
import { collect } from '../adapter/pieces.js';

/** @param {import('prosemirror-model').Node} doc */
function readDoc(doc) {
  const pieces = collect();
  const visit = (node, position, kind) => {
    if (node.isText) return pieces.add(node.text, position);
    if (node.isInline) return pieces.add(/break/i.test(node.type.name) ? '\n' : '\ufffc', position);
    const inner = kindOf(node, position, kind);
    pieces.open(inner);
    node.forEach((child, offset) => visit(child, position + 1 + offset, inner));
    return pieces.open(kind);
  };
  doc.forEach((child, offset) => visit(child, offset, 'paragraph'));
  return pieces.done();
}

function kindOf(node, position, kind) {
  const { name } = node.type;
  if (name === 'heading') return position === 0 || node.attrs.level === 1 ? 'headline' : 'subhead';
  if (name === 'blockquote') return 'quote';
  if (/list_?item/i.test(name)) return 'list-item';
  return /caption/i.test(name) ? 'caption' : kind;
}

/**
 * The adapter of a view, and the plugin that tells it of changes.
 * @param {{Plugin: Function, TextSelection: Function}} state  of prosemirror-state, in the copy that the editor uses
 * @param {(adapter: import('../adapter/adapter').Adapter) => {close: () => void}} opened  called with each view
 */
export function proseMirrorPlugin({ Plugin, TextSelection }, opened) {
  return new Plugin({
    view(view) {
      const listeners = new Set();
      const panel = opened(adapterOf(view, TextSelection, listeners));
      return {
        update(_, before) {
          if (before.doc !== view.state.doc) for (const listener of listeners) listener();
        },
        destroy: () => panel.close(),
      };
    },
  });
}

function adapterOf(view, TextSelection, listeners) {
  return {
    getText() {
      const { text, blocks } = readDoc(view.state.doc);
      return { text, blocks };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    select(wanted) {
      const ends = readDoc(view.state.doc).placeOf(wanted);
      if (!ends) return false;
      const at = ({ place, offset }) => place + offset;
      const selection = TextSelection.create(view.state.doc, at(ends.from), at(ends.to));
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
      view.focus();
      return true;
    },
    insert(words) {
      view.dispatch(view.state.tr.insertText(words).scrollIntoView());
      view.focus();
    },
  };
}
