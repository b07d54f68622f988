import type { Explainer, Explanation, PackageOptions } from './types.js';
import type { Passage, StoredError } from './render.js';

export type * from './types.js';
export type { Passage, StoredError } from './render.js';

export type ElementState = 'idle' | 'loading' | 'working' | 'done' | 'error';

export interface ElementEvents {
  'explainer-result': CustomEvent<{ explanation: Explanation; errors: StoredError[] }>;
  'explainer-select': CustomEvent<Passage>;
  'explainer-progress': CustomEvent<{ done: number; total: number }>;
  'explainer-error': CustomEvent<{ code: string; message: string; detail?: string; where?: string }>;
}

export class ArticleExplainerElement extends HTMLElement {
  /** Gives the module that has createExplainer. Set it to `() => import('article-explainer/inlined')` before the first use
   *  where a bundler drops files. */
  static load: () => Promise<{ createExplainer(options?: PackageOptions): Explainer }>;
  static define(tag?: string, registry?: CustomElementRegistry): typeof ArticleExplainerElement;

  readonly state: ElementState;
  /** Set it to an explanation that was stored, an object or its JSON: then nothing is loaded. null clears. */
  get explanation(): Explanation | null;
  set explanation(stored: Explanation | string | null);
  readonly errors: StoredError[];
  /** The element whose text is explained: this one, or the one that `for` names. */
  readonly article: Element | null;
  /** Explains the article, or HTML or text that is given in its place. */
  explain(input?: string | Uint8Array): Promise<Explanation>;
  showClaim(id: number): void;
  showStatement(id: number): void;

  addEventListener<Name extends keyof ElementEvents>(
    type: Name,
    listener: (this: ArticleExplainerElement, event: ElementEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'article-explainer': ArticleExplainerElement;
  }
}
