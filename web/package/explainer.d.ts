import type { ErrorCode, Explainer, PackageOptions } from './types.js';

export type * from './types.js';

/** Nothing is fetched and no worker is started before `ready()` or the first article. */
export function createExplainer(options?: PackageOptions): Explainer;

export class ExplainerError extends Error {
  readonly code: ErrorCode;
}
