import type { Mutation, CallOutcome } from '../../mutation.ts';

/** Keeps what came of a call that has changed nothing: the record is all there is of it. */
export const keepAuditRecord: Mutation<CallOutcome, null> = {
  name: 'keep-audit-record',
  isolation: 'read committed',
  run: async () => null,
  tells: (_, outcome) => ({ outcome }),
};
