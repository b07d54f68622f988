/**
 * The explanation, version 1. Keys may be added; these keep their names and meaning. One that was stored before `unnamed`,
 * `onUnnamedWord`, `shelf`, `label` and `restsOnUnnamed` were told is shown too: each claim stands where the first of its
 * statuses is told. Every span is [begin, end) in UTF-16 units of `article.text`: `text.slice(begin, end)`.
 */
export type Span = [begin: number, end: number];

export interface Article {
  /** The reading text: the blocks joined by \n, nothing rewritten. */
  text: string;
  title: string | null;
  bylines: string[];
  published: string | null;
  outlet: string | null;
  blocks: { kind: BlockKind; begin: number; end: number }[];
}
/** `related`, `boilerplate` and `repeat` are kept and not analysed. */
export type BlockKind =
  | 'headline'
  | 'subhead'
  | 'byline'
  | 'dateline'
  | 'paragraph'
  | 'quote'
  | 'list-item'
  | 'caption'
  | 'bio'
  | 'related'
  | 'boilerplate'
  | 'repeat';

export interface Entity {
  id: number;
  name: string;
  kind: 'person' | 'organisation' | 'country' | 'group' | 'medium' | 'document' | 'anonymous';
  description: string | null;
  aliases: string[];
  /** The entity that it belongs to or speaks for. */
  party: number | null;
  members: number[];
  mentions: Span[];
  /** Of an unnamed one: the words that say that or why it gives no name. */
  anonymity: Span[];
  /** The article withholds the name, of all its members if it is a group. */
  unnamed: boolean;
}

/** Who said what. The lists hold several spans where the words are split. */
export interface Statement {
  id: number;
  form: 'direct' | 'indirect' | 'mixed';
  stance:
    | 'asserts'
    | 'accuses'
    | 'denies'
    | 'declines'
    | 'confirms'
    | 'warns'
    | 'criticises'
    | 'calls-for'
    | 'intends'
    | 'expresses';
  source: Span[];
  cue: Span[];
  content: Span[];
  speaker: number | null;
  /** Entities that an open speaker may be, the likeliest first; empty where the speaker is known or nobody fits. */
  candidates: number[];
  onBehalfOf: number | null;
  /** The statement in whose content this one stands. */
  inside: number | null;
  addressee: number | null;
  hedges: Span[];
  conditional: boolean;
  when: Span | null;
  confidence: number;
  /** Made by an unnamed source, or known only because one tells it. */
  onUnnamedWord: boolean;
}

/** A statement that takes a position on a claim. */
export interface Link {
  statement: number;
  relation: 'same' | 'covers' | 'part' | 'contrary';
  certainty: 'certain' | 'likely' | 'possible';
  /** The entity on whose word it rests in the end; links with one root count once. */
  root: number | null;
  restricted: Span[] | null;
  evidence: { rule: string; pairs: { answer: Span; relation: PairRelation; claim: Span }[]; note: string }[];
}
export type PairRelation = 'same' | 'covers' | 'converse' | 'part' | 'contrary' | 'refers-to';

export interface Claim {
  id: number;
  text: Span[];
  /** false: nobody is quoted saying so; `text` is then the words that are denied. */
  voiced: boolean;
  /** Which claim the denial answers is left open; `text` is what is denied, and nobody affirms or confirms it. */
  open: boolean;
  /** Of an open claim: up to three statements that it may answer, the likeliest first. */
  candidates: number[];
  status: ('disputed' | 'partly-accepted' | 'not-confirmed' | 'accepted' | 'uncontested' | 'unsourced')[];
  affirms: Link[];
  confirms: Link[];
  denies: Link[];
  declines: Link[];
  questions: Link[];
  /** Who took back what they had said. */
  retracts: Link[];
  conditional: Link[];
  responds: Link[];
  article: { spans: Span[]; position: 'asserts' | 'denies' }[];
  unanswered: number[];
  /** Where page, text and Markdown tell it, in this order. */
  shelf: Shelf;
  /** What stands over its card; of an open one what is done with it. */
  label: Label;
  /** All that is said for it comes from unnamed sources or through them, and the article does not say it itself. */
  restsOnUnnamed: boolean;
}
/** Behind `left-open`: what nobody here opposes. `answered`: something stands beside it, such as a condition. */
export type Shelf =
  | 'disputed'
  | 'partly-accepted'
  | 'not-confirmed'
  | 'left-open'
  | 'accepted'
  | 'answered'
  | 'unnamed'
  | 'unopposed'
  | 'unsourced';
export type Label = Exclude<Shelf, 'left-open' | 'unnamed'> | 'taken-back' | 'denied' | 'questioned';

export interface Explanation {
  version: number;
  unit: 'utf-16';
  language: string;
  article: Article;
  entities: Entity[];
  statements: Statement[];
  claims: Claim[];
  notes: { code: string; message: string; begin: number; end: number }[];
}

export interface ExplainOptions {
  signal?: AbortSignal;
  /** The article, as soon as it is read out of the paste. */
  onArticle?: (article: Article) => void;
  onProgress?: (progress: { done: number; total: number }) => void;
  /**
   * About eight times on the way: the explanation of the article's leading blocks alone, with source, cue and content
   * of their statements and nothing else. Each covers more than the one before, and may still change.
   */
  onPreview?: (soFar: Explanation) => void;
}

/** What went wrong: programs read `code`, people read `message`. */
export type ErrorCode =
  /** About the article: nothing in it, too much of it, not a text, an address only, too long at work. */
  | 'E-EMPTY'
  | 'E-SIZE'
  | 'E-BINARY'
  | 'E-ADDRESS'
  | 'E-TIME'
  /** The reader stopped; the next call gets a new one. */
  | 'E-ENGINE'
  | 'E-MEMORY'
  /** A file did not arrive; is not the one of this version; WebAssembly is blocked; the worker is blocked. */
  | 'E-LOAD'
  | 'E-VERSION'
  | 'E-WASM'
  | 'E-POLICY';

/** Calls that are given up by their signal reject with the signal's reason, every other failure with a coded error. */
export interface Explainer {
  /** Settles when the core and the model are in place. */
  ready(): Promise<void>;
  /** HTML or plain text, as a string or as the bytes of a file. */
  explain(input: string | Uint8Array, options?: ExplainOptions): Promise<Explanation>;
  /** The same as a Markdown text. */
  markdown(input: string | Uint8Array, options?: ExplainOptions): Promise<string>;
  /** Ends the worker and what is still being fetched. */
  close(): void;
}

/** An address, the bytes, or a function or promise that gives one of them. */
export type Part = Given | Promise<Given> | (() => Given | Promise<Given>);
type Given = string | URL | ArrayBuffer | Uint8Array;

export interface PackageOptions {
  /** Default: the file beside the module. A compiled module may be given too. */
  wasm?: Part | WebAssembly.Module;
  /** Default: the file beside the module. null: no model, only marked quotations are listed. */
  model?: Part | null;
  /** The address of worker.js, or what makes a worker of it. Default: the file beside the module; not used in node. */
  worker?: string | URL | (() => Worker);
  /**
   * At most so many workers read a long article together, each with a core and a model of its own, about 42 MB. They start
   * when they are wanted and end a minute after. Default: 1. Not used in node.
   */
  workers?: number;
  /** false: core and model are not held to the length and SHA-256 of this version, for a model of your own. */
  verify?: boolean;
  /** Makes the worker's address acceptable to Trusted Types. Default: a policy named `article-explainer`. */
  trustedScript?: (url: URL | string) => unknown;
  /** Bytes so far and in all, of core and model together. */
  onLoad?: (loaded: number, total: number) => void;
}
