/**
 * The panel below CKEditor 5 in Drupal, with its button in the toolbar. Drupal has CKEditor as globals and loads this as a
 * classic script; the panel's modules come from the folder beside it, once the button is first pressed.
 */
((CKEditor5, script) => {
  const { Plugin } = CKEditor5.core;
  const { ButtonView } = CKEditor5.ui;
  const assets = new URL('../assets/', script.src);

  class Explainer extends Plugin {
    static get pluginName() {
      return 'Explainer';
    }

    init() {
      this.set('isOpen', false);
      this.opened = null;
      this.editor.ui.componentFactory.add('explainer', (locale) => {
        const button = new ButtonView(locale);
        button.set({ label: 'Who says so', withText: true, isToggleable: true, tooltip: true });
        button.bind('isOn').to(this, 'isOpen');
        button.on('execute', () => this.toggle());
        return button;
      });
    }

    /** Opens the panel, or puts it away. */
    toggle() {
      this.isOpen = !this.isOpen;
      if (!this.isOpen && !this.opened) return;
      this.opened ??= this.open().catch((error) => {
        this.opened = null; // the next press tries again
        this.place.textContent = `The explainer did not arrive: ${error.message}`;
      });
      this.opened?.then((panel) => (this.isOpen ? panel?.show() : panel?.hide()));
    }

    async open() {
      this.place ??= document.createElement('div');
      this.place.replaceChildren();
      this.editor.ui.element.after(this.place);
      const [{ createPanel }, { ckeditorAdapter }] = await Promise.all([
        import(new URL('plugins/panel/panel.js', assets)),
        import(new URL('plugins/ckeditor5/adapter.js', assets)),
      ]);
      const post = globalThis.drupalSettings?.path?.currentPath ?? location.pathname; // "node/17/edit"
      return createPanel({ adapter: ckeditorAdapter(this.editor), container: this.place, post });
    }

    destroy() {
      this.opened?.then((panel) => panel?.close());
      this.place?.remove();
      return super.destroy();
    }
  }

  CKEditor5.articleExplainer = { Explainer };
})(globalThis.CKEditor5, document.currentScript);
