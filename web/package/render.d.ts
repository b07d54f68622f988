import type { Explanation, Span } from './types.js';

export type * from './types.js';

/** A passage that was chosen, in UTF-16 units of `explanation.article.text`. */
export interface Passage {
  /** The first piece, where the words are split. */
  start: number;
  end: number;
  /** Every piece. */
  spans: Span[];
  /** What stands between start and end. */
  text: string;
  /** null: the words of a claim. */
  statement: number | null;
  /** The claim on whose card it was chosen; null: in who said what. */
  claim: number | null;
}

export interface StoredError {
  code: 'E-STORED' | 'E-VERSION' | 'E-UNIT' | 'E-TYPE' | 'E-SPAN' | 'E-NAME' | 'E-REFERENCE';
  message: string;
  /** The first place, such as "statements[3].content". */
  where: string;
}

export interface RenderOptions {
  onSelect?: ((passage: Passage) => void) | null;
  /** The level of the first heading, 1 to 4; default 2. */
  heading?: number;
  /** Every card shows all words at once. */
  open?: boolean;
}

export interface View {
  element: HTMLElement;
  errors: StoredError[];
  /** What is shown, after the check; null if nothing is. */
  explanation: Explanation | null;
  showClaim(id: number): void;
  showStatement(id: number): void;
  /** Unfolds the card, and neither scrolls nor takes the focus. */
  unfoldClaim(id: number): void;
}

/** @param stored an explanation or its JSON; it is not trusted, and nothing is thrown */
export function render(stored: unknown, options?: RenderOptions): View;
/** The same in pieces: yields the element as far as it has grown, nothing before it is begun. */
export function renderSteps(stored: unknown, options?: RenderOptions): Generator<HTMLElement | undefined, View, void>;
export function readStored(stored: unknown): { explanation: Explanation | null; errors: StoredError[] };
/** Puts the look into a document or a shadow root, once. */
export function adoptStyle(root?: Node, options?: { nonce?: string }): void;
export const styleText: string;
