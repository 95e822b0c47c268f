import type { Tx } from '../../mutation.ts';
import { changeOperation } from './change-operation.ts';

/** Ends a lease: what was held under it is anybody's again. */
export async function letGoOfOperations(
  tx: Tx,
  lease: string,
  change: 'release' | 'lose',
): Promise<number> {
  const held = await tx.db
    .selectFrom('operation')
    .selectAll()
    .where('lease', '=', lease)
    .orderBy('id')
    .execute();
  for (const row of held) await changeOperation(tx, row, change);
  await tx.db.deleteFrom('operation_lease').where('id', '=', lease).execute();
  return held.length;
}
