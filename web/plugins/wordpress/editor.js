/**
 * The sidebar of the post editor, and the block in it. The editor's document is never looked into for words: they come from
 * the data store, which has them also where the editor is in a frame. A classic script, as WordPress 6.1 wants it; the
 * panel's modules are imported when the sidebar is first opened.
 */
((wp, assets) => {
  const { createElement: h, useEffect, useRef, useState } = wp.element;
  const { __ } = wp.i18n;
  const { dispatch, select, subscribe } = wp.data;
  const { PluginSidebar } = wp.editor?.PluginSidebar ? wp.editor : wp.editPost; // moved with 6.6
  const title = __('Who says so', 'article-explainer');

  wp.blocks.registerBlockType('article-explainer/findings', {
    edit: function Findings() {
      const text = __('The stored findings appear here for readers.', 'article-explainer');
      return h('div', wp.blockEditor.useBlockProps(), h('p', null, text));
    },
    save: () => null,
  });

  if (!PluginSidebar || !select('core/editor')) return; // the block alone, where no post is edited

  /** One panel for as long as the page is open: closing the sidebar takes only its place away. */
  let opened = null;
  function panel() {
    opened ??= Promise.all([import(`${assets}plugins/panel/panel.js`), import(`${assets}plugins/adapter/pieces.js`)])
      .then(([{ createPanel }, { collect }]) => {
        const place = document.createElement('div');
        const id = select('core/editor').getCurrentPostId();
        const post = `${new URL(assets).pathname}#${id}`;
        return { place, ...createPanel({ adapter: adapterOf(collect), container: place, post }) };
      })
      .catch((error) => {
        opened = null; // the next opening tries again
        throw error;
      });
    return opened;
  }

  function Sidebar() {
    const place = useRef(null);
    const [latest, setLatest] = useState(null);
    const [problem, setProblem] = useState('');
    useEffect(() => {
      let panelHere = null;
      let gone = false;
      panel().then(
        (found) => {
          if (gone || !place.current) return;
          panelHere = found;
          place.current.append(found.place);
          found.show();
          setLatest(() => found.latest);
        },
        (error) => setProblem(`${__('The reader did not arrive.', 'article-explainer')} ${error.message}`),
      );
      return () => {
        gone = true;
        panelHere?.hide();
        panelHere?.place.remove();
      };
    }, []);
    return h(
      'div',
      null,
      problem && h('p', { role: 'alert' }, problem),
      h('div', { ref: place }),
      h(Readers, { latest }),
    );
  }

  /** Storing is a press of a button, never a consequence of reading. */
  function Readers({ latest }) {
    const [answer, setAnswer] = useState('');
    const path = () => `/article-explainer/v1/posts/${select('core/editor').getCurrentPostId()}/explanation`;
    const send = async (request, done) => {
      setAnswer('');
      try {
        await wp.apiFetch({ path: path(), ...request });
        setAnswer(done);
      } catch (error) {
        setAnswer(error.message);
      }
    };
    const store = () => {
      const explanation = latest?.();
      if (!explanation) return setAnswer(__('There are no findings yet.', 'article-explainer'));
      return send(
        { method: 'POST', data: { explanation: JSON.stringify(explanation) } },
        __('Stored. Readers see them where the block “Who says so” stands.', 'article-explainer'),
      );
    };
    const forget = () => send({ method: 'DELETE' }, __('The stored findings are taken away.', 'article-explainer'));
    const insert = () =>
      dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('article-explainer/findings'));
    const act = (label, onClick) => h('p', null, h(wp.components.Button, { variant: 'secondary', onClick }, label));
    return h(
      wp.components.PanelBody,
      { title: __('For readers', 'article-explainer'), initialOpen: false },
      act(__('Store these findings', 'article-explainer'), store),
      act(__('Insert the block', 'article-explainer'), insert),
      act(__('Take the stored findings away', 'article-explainer'), forget),
      h('p', { role: 'status' }, answer),
    );
  }

  wp.plugins.registerPlugin('article-explainer', {
    icon: 'format-quote',
    render: () => h(PluginSidebar, { name: 'panel', title, icon: 'format-quote' }, h(Sidebar)),
  });

  function adapterOf(collect) {
    return {
      getText() {
        const { text, blocks } = readPost(collect);
        return { text, blocks };
      },
      onChange: (listener) => {
        let before = select('core/editor').getEditedPostAttribute('title');
        let blocks = select('core/block-editor').getBlocks();
        return subscribe(() => {
          const now = select('core/editor').getEditedPostAttribute('title');
          const nowBlocks = select('core/block-editor').getBlocks();
          if (now === before && nowBlocks === blocks) return;
          [before, blocks] = [now, nowBlocks];
          listener();
        });
      },
      select(range) {
        const ends = readPost(collect).placeOf(range);
        if (!ends) return false;
        const { from, to } = ends;
        const { clientId, attribute } = from.place;
        if (!clientId) return selectInTitle(from.offset, to.place === from.place ? to.offset : from.offset);
        const end = to.place.clientId === clientId && to.place.attribute === attribute ? to.offset : from.offset;
        if (!attribute) dispatch('core/block-editor').selectBlock(clientId);
        else dispatch('core/block-editor').selectionChange(clientId, attribute, from.offset, end);
        canvas().querySelector(`[data-block="${clientId}"]`)?.scrollIntoView({ block: 'center' });
        return true;
      },
    };
  }

  /** The document in which the editor shows the post: its own frame's from 7.1 on. */
  const canvas = () => document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document;

  function selectInTitle(start, end) {
    const element = canvas().querySelector('.editor-post-title__input');
    const node = element?.firstChild;
    if (!node || node.nodeType !== node.TEXT_NODE || end > node.length) return false;
    element.focus();
    element.ownerDocument.getSelection().setBaseAndExtent(node, start, node, end);
    return true;
  }

  function readPost(collect) {
    const pieces = collect();
    pieces.open('headline');
    pieces.add(select('core/editor').getEditedPostAttribute('title') ?? '', {});
    for (const block of select('core/block-editor').getBlocks()) readBlock(block, 'paragraph', pieces);
    return pieces.done();
  }

  function readBlock({ name, clientId, attributes, innerBlocks }, outer, pieces) {
    const kind = kindOf(name, attributes, outer);
    const described = wp.blocks.getBlockType(name)?.attributes ?? {};
    for (const [attribute, { source }] of Object.entries(described)) {
      const value = attributes[attribute];
      if (!value || !(source === 'html' || source === 'rich-text')) continue;
      pieces.open(attribute === 'caption' ? 'caption' : attribute === 'citation' ? 'paragraph' : kind);
      pieces.add(wp.richText.create({ html: String(value) }).text, { clientId, attribute });
    }
    if (name === 'core/freeform') readClassic(String(attributes.content ?? ''), clientId, pieces);
    for (const inner of innerBlocks) readBlock(inner, kind, pieces);
  }

  /** The classic block keeps its words to itself: they are read, and the block as a whole is selected. */
  function readClassic(html, clientId, pieces) {
    for (const paragraph of html.split(/<\/(?:p|h\d|li|blockquote)>|\n\s*\n/u)) {
      pieces.open('paragraph');
      pieces.add(wp.richText.create({ html: paragraph }).text, { clientId, attribute: null });
    }
  }

  function kindOf(name, { level }, outer) {
    if (name === 'core/heading') return level === 1 ? 'headline' : 'subhead';
    if (name === 'core/quote' || name === 'core/pullquote') return 'quote';
    return name === 'core/list-item' ? 'list-item' : outer;
  }
})(window.wp, window.articleExplainerAssets);
