/**
 * The panel as a sidebar of TinyMCE 7, with its button in the toolbar. TinyMCE loads this file as a classic script; the
 * modules that it needs come from the folder around it, once the sidebar is opened.
 *
 *     tinymce.init({ external_plugins: { explainer: '/explainer/plugins/tinymce/plugin.js' }, toolbar: 'explainer',
 *                    explainer_post: 'post-17' });
 */
globalThis.tinymce.PluginManager.add('explainer', (editor, url) => {
  editor.options.register('explainer_post', { processor: 'string', default: '' });
  editor.options.register('explainer_panel', { processor: 'object', default: {} });

  let opened = null;
  const open = async (container) => {
    const { openPanel } = await import(`${url}/sidebar.js`);
    return openPanel(editor, container, {
      post: editor.options.get('explainer_post'),
      ...editor.options.get('explainer_panel'),
    });
  };
  const failed = (container) => (error) => {
    opened = null; // the next opening tries again
    container.textContent = `The explainer did not arrive: ${error.message}`;
  };

  editor.ui.registry.addIcon(
    'explainer',
    '<svg width="24" height="24"><path d="M4 5h10v2H4zm0 4h7v2H4zm0 4h10v2H4zm0 4h7v2H4zm12-8h4v6h-2l-2 3v-3h-1v-6z"/></svg>',
  );
  editor.ui.registry.addSidebar('explainer', {
    tooltip: 'Who says so',
    icon: 'explainer',
    onSetup(api) {
      // TinyMCE measures it when it opens, before anything is in it
      Object.assign(api.element().style, { width: '320px', height: '100%', overflow: 'auto' });
      return () => {};
    },
    onShow(api) {
      const container = api.element();
      opened ??= open(container).catch(failed(container));
      opened?.then((panel) => panel?.show());
    },
    onHide: () => opened?.then((panel) => panel?.hide()),
  });
  editor.on('remove', () => opened?.then((panel) => panel?.close()));

  return { getMetadata: () => ({ name: 'Article explainer' }) };
});
