import type { Problem } from '@hawser/core/errors';
import type { RunningSite } from '@hawser/core/site/running-site';

/** What a site that was started by another process tells it. */
export type StartMessage =
  | { readonly kind: 'step'; readonly text: string }
  | { readonly kind: 'ready'; readonly running: RunningSite; readonly profile: string | null }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'crashed'; readonly message: string };
