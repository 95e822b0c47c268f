import type { AuditLink } from '@hawser/core/audit/audit-chain';
import type { AuditLinkTable } from '../store/tables/audit-link.ts';

export function auditLink({ key_id: keyId, ...row }: AuditLinkTable): AuditLink {
  return { ...row, keyId };
}

export function auditLinkRow({ keyId, ...link }: AuditLink): AuditLinkTable {
  return { ...link, key_id: keyId };
}
