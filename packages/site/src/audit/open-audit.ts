import type { Audit } from './audit.ts';
import { auditedCall, type AuditParts, keepRecord } from './audited-call.ts';
import { CountedRefusals } from './counted-refusals.ts';

export async function openAudit(parts: AuditParts): Promise<Audit> {
  const { clock, log } = parts;
  const keeping = new Set<Promise<void>>();
  const refusals = new CountedRefusals({
    clock,
    keep(origin, code, count) {
      const kept = keepRecord(parts, origin, {}, { result: 'refused', code, count })
        .catch((error: unknown) => {
          log.error({ err: error, call: origin.call, code, count }, 'a refusal could not be kept');
        })
        .finally(() => keeping.delete(kept));
      keeping.add(kept);
    },
  });
  return {
    call: (origin) => auditedCall(parts, origin),
    refused: (origin, code) => refusals.add(origin, code),
    async close() {
      refusals.flush();
      await Promise.all(keeping);
    },
  };
}
