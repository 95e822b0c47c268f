import type { AuditedChange } from '../../audited-change.ts';
import type { Mutation } from '../../mutation.ts';
import { addAuditRecord, type AuditOutcome } from './add-audit-record.ts';

export interface KeptAuditRecord {
  readonly audited: AuditedChange;
  readonly outcome: AuditOutcome;
}

/** Keeps what came of a call that has changed nothing. */
export const keepAuditRecord: Mutation<KeptAuditRecord, null> = {
  name: 'keep-audit-record',
  async run(tx, { audited, outcome }) {
    await addAuditRecord(tx, audited, outcome);
    return null;
  },
};
