import { auditJson, auditName } from '../../../audit/audit-text.ts';
import type { AuditedChange } from '../../audited-change.ts';
import type { CallOutcome, Mutation, ToldChange, Tx } from '../../mutation.ts';
import { markChanged } from '../idempotency/request-claim.ts';
import { addAuditRecord } from './add-audit-record.ts';
import { targetName } from './target-name.ts';

/** Makes a change and tells of it, both or neither. */
export async function runAudited<Input, Result>(
  mutation: Mutation<Input, Result>,
  tx: Tx,
  input: Input,
  audited: AuditedChange | undefined,
): Promise<Result> {
  if (audited?.claim !== undefined) await markChanged(tx, audited.claim);
  const result = await mutation.run(tx, input);
  if (audited === undefined) return result;
  const told = mutation.tells === undefined ? toldBy(result) : mutation.tells(result, input);
  if (told === undefined) return result;
  const { outcome } = told;
  const target = audited.target ?? targetOf(told);
  await addAuditRecord(tx, audited, {
    mutation: outcome === undefined ? mutation.name : null,
    target,
    target_name: await targetName(tx, target, told),
    before: auditJson(told.before),
    after: auditJson(told.after) ?? audited.after ?? null,
    ...(outcome ?? changed),
  });
  return result;
}

const changed: CallOutcome = { result: 'done', code: null, count: 1 };

function toldBy(result: unknown): ToldChange {
  const isTold =
    typeof result === 'object' && result !== null && 'before' in result && 'after' in result;
  return isTold ? { before: result.before, after: result.after } : {};
}

function targetOf({ target, before, after }: ToldChange): string | null {
  const name = target ?? idOf(after) ?? idOf(before);
  return name === undefined ? null : auditName(name);
}

function idOf(thing: unknown): string | undefined {
  if (typeof thing !== 'object' || thing === null || !('id' in thing)) return undefined;
  return typeof thing.id === 'string' ? thing.id : undefined;
}
