import { auditName } from '../../../audit/audit-text.ts';
import { idForm } from '../../../directory/names.ts';
import type { ToldChange, Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/**
 * What the target of a change was called then: as the change itself tells, or as the site knows it by
 * its id. Null where it has no name, and where the target is one.
 */
export async function targetName(
  { db }: Tx,
  target: string | null,
  { before, after }: ToldChange,
): Promise<string | null> {
  if (target === null) return null;
  const told = nameIn(before, target) ?? nameIn(after, target);
  if (told !== undefined) return auditName(told);
  if (!idForm.test(target)) return null;
  const { rows } = await select(db, { id: target });
  return rows[0] === undefined ? null : auditName(rows[0].name);
}

/** Of a thing that is the target, and not only something about it. */
function nameIn(thing: unknown, target: string): string | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined;
  const { id, fingerprint, name }: { id?: unknown; fingerprint?: unknown; name?: unknown } = thing;
  const isTarget = id === target || fingerprint === target;
  return isTarget && typeof name === 'string' ? name : undefined;
}

const select = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('directory_user')
    .select('name')
    .where('id', '=', id)
    .unionAll(db.selectFrom('directory_group').select('name').where('id', '=', id))
    .unionAll(db.selectFrom('directory_client').select('name').where('id', '=', id))
    .unionAll(db.selectFrom('agent').select('name').where('id', '=', id)),
);
