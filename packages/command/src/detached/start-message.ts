import type { Problem } from '@hawser/core/errors';

/** What a process that was started by another one, which waits, tells it. */
export type StartMessage<Ready extends object> =
  | { readonly kind: 'step'; readonly text: string }
  | ({ readonly kind: 'ready' } & Ready)
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'crashed'; readonly message: string };
