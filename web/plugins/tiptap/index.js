/**
 * The panel beside TipTap.
 *
 *     new Editor({ element, extensions: [StarterKit, Explainer.configure({ container, post: 'post-17' })] });
 */
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { createPanel } from '../panel/panel.js';
import { proseMirrorPlugin } from './prosemirror.js';

export const Explainer = Extension.create({
  name: 'explainer',

  /** container: the element that holds the panel. open: at once, and not by `showExplainer` */
  addOptions: () => ({ container: null, post: '', open: true }),
  addStorage: () => ({ panel: null }),

  addCommands() {
    return {
      showExplainer: () => () => Boolean(this.storage.panel?.show() ?? true),
      hideExplainer: () => () => Boolean(this.storage.panel?.hide() ?? true),
    };
  },

  addProseMirrorPlugins() {
    const { container, open, ...options } = this.options;
    const opened = (adapter) => {
      const panel = createPanel({ adapter, container, ...options });
      this.storage.panel = panel;
      if (open) panel.show();
      return panel;
    };
    return container ? [proseMirrorPlugin({ Plugin, TextSelection }, opened)] : [];
  },
});
