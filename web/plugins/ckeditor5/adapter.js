/** CKEditor 5's document for the panel: its model is read and selected in, its DOM is let be. */
import { collect } from '../adapter/pieces.js';

/** @returns {import('../adapter/adapter').Adapter} */
export function ckeditorAdapter(editor) {
  const { model } = editor;
  return {
    getText() {
      const { text, blocks } = readModel(model);
      return { text, blocks };
    },
    onChange(listener) {
      model.document.on('change:data', listener);
      return () => model.document.off('change:data', listener);
    },
    select(wanted) {
      const ends = readModel(model).placeOf(wanted);
      if (!ends) return false;
      editor.editing.view.focus(); // first: taking the focus brings back an old selection
      model.change((writer) => {
        const at = ({ place, offset }) => writer.createPositionAt(place.parent, place.startOffset + offset);
        writer.setSelection(writer.createRange(at(ends.from), at(ends.to)));
      });
      editor.editing.view.scrollToTheSelection({ viewportOffset: 60 });
      return true;
    },
    insert(words) {
      model.change((writer) => model.insertContent(writer.createText(words)));
    },
  };
}

function readModel(model) {
  const pieces = collect();
  const visit = (node, kind) => {
    if (node.is('$text')) return pieces.add(node.data, node);
    if (model.schema.isInline(node)) return pieces.add(node.name === 'softBreak' ? '\n' : '\ufffc', node);
    const inner = kindOf(node, kind);
    pieces.open(inner);
    for (const child of node.getChildren()) visit(child, inner);
    return pieces.open(kind);
  };
  for (const child of model.document.getRoot().getChildren()) visit(child, 'paragraph');
  return pieces.done();
}

function kindOf(element, kind) {
  const { name, previousSibling } = element;
  if (name === 'title') return 'headline';
  if (name === 'heading1') return previousSibling ? 'subhead' : 'headline';
  if (name.startsWith('heading')) return 'subhead';
  if (name === 'blockQuote') return 'quote';
  if (name === 'caption') return 'caption';
  return element.hasAttribute('listItemId') ? 'list-item' : kind;
}
