import type { AnyMutation } from '../../mutation.ts';
import { keepAuditRecord } from './keep-audit-record.ts';
import { pruneAuditLinks } from './prune-audit-links.ts';
import { sealAuditRecords } from './seal-audit-records.ts';

/** The mutations of the audit trail. */
export const auditMutations: readonly AnyMutation[] = [
  keepAuditRecord,
  pruneAuditLinks,
  sealAuditRecords,
];
