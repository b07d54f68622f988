/** The explanation, version 1. Every span is [begin, end) in UTF-16 units of `article.text`: `text.slice(begin, end)`. */
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
}

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

/** Errors are `CodedError`s: E-EMPTY, E-SIZE, E-BINARY, E-TIME, E-ENGINE, E-MEMORY, E-WASM, E-LOAD, E-VERSION. */
export interface Explainer {
  /** Settles when the core and the model are in place. */
  ready(): Promise<void>;
  /** HTML or plain text, as a string or as the bytes of a file. */
  explain(paste: string | Uint8Array, options?: ExplainOptions): Promise<Explanation>;
  /** The same as a Markdown text. */
  markdown(paste: string | Uint8Array, options?: ExplainOptions): Promise<string>;
  close(): void;
}

export function createExplainer(options?: {
  /** The folder with explainer.wasm, english.model and manifest.json. */
  base?: URL;
  /** What manifest.json says, where that is known: by name of the file; `path` is where it lies, if not under its name. */
  files?: Record<string, { bytes: number; sha256: string; path?: string }>;
  /** The script of the worker, where it does not lie beside this one. */
  worker?: URL;
  trustedScript?: (url: URL) => unknown;
  onLoad?: (loaded: number, total: number) => void;
}): Explainer;
