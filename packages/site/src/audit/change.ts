import type { Mutation } from '../store/mutation.ts';
import type { RequestClaim } from '../store/mutations/idempotency/request-claim.ts';

/** What a change is about, as the audit trail tells it. */
export interface About {
  /** The id or the name of what is changed. Without, the `id` of what the mutation says. */
  readonly target?: string | undefined;
  /** How it is afterwards, where the result of the mutation is not `{ before, after }`. */
  readonly after?: unknown;
  /** Of the request with a key that it is made for. */
  readonly claim?: RequestClaim | undefined;
}

/** Changes what the site keeps, and keeps a record of who did it in the same transaction. */
export type Change = <Input, Result>(
  mutation: Mutation<Input, Result>,
  input: Input,
  about?: About,
) => Promise<Result>;
