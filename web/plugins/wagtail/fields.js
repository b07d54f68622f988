/**
 * Wagtail's page form for the panel: the title, rich text (Draftail, whose own state is read, so offsets are exact) and
 * plain text fields, in the order in which they stand; blocks of a StreamField are the same fields.
 */
import { collect } from '../adapter/pieces.js';

const fields = '#id_title, input[type="hidden"], textarea, [data-streamfield-child] input[type="text"]';

/** What is no part of the article. */
const leftOut = '#tab-promote, #tab-settings, [data-w-dialog-target], [data-comments], [aria-hidden="true"], [hidden]';

const kinds = {
  'header-one': 'headline',
  'header-two': 'subhead',
  'header-three': 'subhead',
  'header-four': 'subhead',
  'header-five': 'subhead',
  'header-six': 'subhead',
  blockquote: 'quote',
  'unordered-list-item': 'list-item',
  'ordered-list-item': 'list-item',
};

/** @param {HTMLFormElement} form  @returns {import('../adapter/adapter').Adapter} */
export function wagtailAdapter(form) {
  return {
    getText() {
      const { text, blocks } = readForm(form);
      return { text, blocks };
    },
    onChange(listener) {
      const observer = new MutationObserver(listener); // Draftail tells nobody; its letters are nodes
      observer.observe(form, { subtree: true, childList: true, characterData: true });
      form.addEventListener('input', listener);
      return () => {
        observer.disconnect();
        form.removeEventListener('input', listener);
      };
    },
    select(range) {
      const ends = readForm(form).placeOf(range);
      return ends !== null && (ends.from.place.editor ? selectInDraftail(ends) : selectInField(ends));
    },
  };
}

function readForm(form) {
  const pieces = collect();
  for (const field of form.querySelectorAll(fields)) {
    if (field.closest(leftOut) || isTakenOut(field)) continue;
    if (field.draftailEditor) readDraftail(field.draftailEditor, pieces);
    else if (field.type !== 'hidden') readField(field, pieces);
  }
  return pieces.done();
}

/** A block that the writer has taken out of a StreamField stays in the form, marked. */
const isTakenOut = (field) =>
  field.closest('[data-streamfield-child]')?.querySelector(':scope > input[name$="-deleted"]')?.value === '1';

function readDraftail(editor, pieces) {
  for (const block of editor.getEditorState().getCurrentContent().getBlocksAsArray()) {
    if (block.getType() === 'atomic') continue; // a picture, a video, a line
    pieces.open(kinds[block.getType()] ?? 'paragraph');
    pieces.add(block.getText(), { editor, key: block.getKey() });
  }
}

/** A paragraph a line, as the writer sees it. */
function readField(field, pieces) {
  for (const { 0: line, index } of field.value.matchAll(/[^\n]+/g)) {
    pieces.open(field.id === 'id_title' ? 'headline' : 'paragraph');
    pieces.add(line, { field, at: index });
  }
}

/** Words that reach into another field are selected as far as the first one goes. */
function selectInDraftail({ from, to }) {
  const { editor, key } = from.place;
  const state = editor.getEditorState();
  const length = state.getCurrentContent().getBlockForKey(key).getLength();
  const last = to.place.editor === editor ? { key: to.place.key, offset: to.offset } : { key, offset: length };
  const selection = state.getSelection().merge({
    anchorKey: key,
    anchorOffset: from.offset,
    focusKey: last.key,
    focusOffset: last.offset,
    isBackward: false,
    hasFocus: true,
  });
  editor.onChange(state.constructor.forceSelection(state, selection));
  document.querySelector(`[data-offset-key="${CSS.escape(key)}-0-0"]`)?.scrollIntoView({ block: 'center' });
  return true;
}

function selectInField({ from, to }) {
  const { field, at } = from.place;
  const end = to.place.field === field ? to.place.at + to.offset : field.value.length;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  field.setSelectionRange(at + from.offset, end);
  return true;
}
