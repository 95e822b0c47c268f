import type { Candidate } from '../declaration/parameter.ts';

/** What can stand at the cursor: one of these words, or a path, which shells complete best. */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  | { readonly kind: 'files' | 'folders'; readonly path: string };

export const nothing: Offer = { kind: 'words', words: [] };

/** Case never matters while typing; what is offered has the case that it should have. */
export function begins(value: string, typed: string): boolean {
  return value.toLowerCase().startsWith(typed.toLowerCase());
}
