import type { AuditResult } from '@hawser/core/audit/audit-result';
import { recordMac } from '@hawser/core/audit/record-mac';
import type { AuditedChange } from '../../audited-change.ts';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** What came of it. */
export interface AuditOutcome {
  readonly mutation: string | null;
  readonly target: string | null;
  readonly target_name: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly result: AuditResult;
  readonly code: string | null;
  readonly count: number;
}

/**
 * Adds a record to the audit trail, in the transaction of what it tells of. What comes into the
 * database by any other way has no such mark, and so is not taken for a record.
 */
export async function addAuditRecord(
  { db, at }: Tx,
  { id, replica, recordKey, actor, address, call, request }: AuditedChange,
  outcome: AuditOutcome,
): Promise<void> {
  const record = {
    id,
    time: at,
    replica,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    address,
    call,
    request,
    ...outcome,
  };
  await insert(db, { ...record, mac: recordMac(recordKey, record) });
}

type Row = AuditOutcome & {
  readonly id: string;
  readonly time: number;
  readonly replica: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly address: string | null;
  readonly call: string;
  readonly request: string | null;
  readonly mac: string;
};

const insert = statement((db, row: Row) =>
  db.insertInto('audit_record').values({
    id: row.id,
    time: row.time,
    replica: row.replica,
    actor_kind: row.actor_kind,
    actor_id: row.actor_id,
    actor_name: row.actor_name,
    address: row.address,
    call: row.call,
    mutation: row.mutation,
    target: row.target,
    target_name: row.target_name,
    before: row.before,
    after: row.after,
    result: row.result,
    code: row.code,
    request: row.request,
    count: row.count,
    mac: row.mac,
  }),
);
