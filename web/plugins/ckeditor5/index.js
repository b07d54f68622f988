/**
 * The panel beside CKEditor 5, with a button for the toolbar.
 *
 *     ClassicEditor.create(element, { plugins: [..., Explainer], toolbar: [..., 'explainer'],
 *                                     explainer: { container: document.querySelector('#panel'), post: 'post-17' } });
 */
import { ButtonView, Plugin } from 'ckeditor5';
import { createPanel } from '../panel/panel.js';
import { ckeditorAdapter } from './adapter.js';

export { ckeditorAdapter };

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
