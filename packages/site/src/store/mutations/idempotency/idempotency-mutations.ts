import type { AnyMutation } from '../../mutation.ts';
import { claimRequest } from './claim-request.ts';
import { keepAnswer } from './keep-answer.ts';
import { pruneRequests } from './prune-requests.ts';
import { releaseRequest } from './release-request.ts';

/** All that concern requests with a key. */
export const idempotencyMutations: readonly AnyMutation[] = [
  claimRequest,
  keepAnswer,
  pruneRequests,
  releaseRequest,
];
