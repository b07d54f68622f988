/**
 * The panel beside CKEditor 5, with a button for the toolbar.
 *
 *     ClassicEditor.create(element, { plugins: [..., Explainer], toolbar: [..., 'explainer'],
 *                                     explainer: { container: document.querySelector('#panel'), post: 'post-17' } });
 */
import { ButtonView, Plugin } from 'ckeditor5';
import { collect } from '../adapter/pieces.js';
import { createPanel } from '../panel/panel.js';

export class Explainer extends Plugin {
  static get pluginName() {
    return 'Explainer';
  }

  init() {
    const { editor } = this;
    editor.config.define('explainer', { container: null, post: '' });
    this.set('isOpen', false);
    this.panel = null;
    editor.ui.componentFactory.add('explainer', (locale) => {
      const button = new ButtonView(locale);
      button.set({ label: 'Who says so', withText: true, isToggleable: true, tooltip: true });
      button.bind('isOn').to(this, 'isOpen');
      button.on('execute', () => this.toggle());
      return button;
    });
  }

  /** Opens the panel, or puts it away. */
  toggle() {
    const { container, ...options } = this.editor.config.get('explainer');
    const place = container ?? this.ownPlace();
    this.panel ??= createPanel({ adapter: ckeditorAdapter(this.editor), container: place, ...options });
    this.isOpen = !this.isOpen;
    if (this.isOpen) this.panel.show();
    else this.panel.hide();
  }

  /** Where the page names no place for it: below the editor. */
  ownPlace() {
    this.place ??= document.createElement('div');
    this.editor.ui.element.after(this.place);
    return this.place;
  }

  destroy() {
    this.panel?.close();
    this.place?.remove();
    return super.destroy();
  }
}

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
