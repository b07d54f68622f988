/**
 * What the panel asks of an editor: all that a plugin for another editor has to write.
 *
 * Every offset counts UTF-16 units, as JavaScript's strings do, of the text that `getText()` gives. Explaining only
 * reads: nothing but `insert` may change the document, and that is called only when the writer presses a button.
 */
export interface Adapter {
  /**
   * The article as it stands in the editor now. A string is read as plain text, a paragraph a line; an `EditorText`
   * also says which part is the headline, a quotation, a caption. Called after changes and before each selection, so it
   * should take a few milliseconds.
   */
  getText(): string | EditorText;

  /** Calls back after every change of the text, however often; returns what ends that. */
  onChange(listener: () => void): () => void;

  /**
   * Selects `text.slice(start, end)` of what `getText()` would give now, scrolls it into view and gives the editor the
   * focus. Returns false where that is not possible.
   */
  select(range: Range): boolean | void;

  /** Puts words where the caret stands. Without it the panel offers no button for it. */
  insert?(words: string): void;
}

export interface EditorText {
  text: string;
  /** In the order of the text, without overlap. What stands in no block is not read. */
  blocks: { kind: EditorBlockKind; begin: number; end: number }[];
}

/** The explanation's own kinds of blocks, as far as an editor knows them. */
export type EditorBlockKind = 'headline' | 'subhead' | 'paragraph' | 'quote' | 'list-item' | 'caption';

export interface Range {
  start: number;
  end: number;
}
