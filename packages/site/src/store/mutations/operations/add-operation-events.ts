import type { OperationHappening } from '@hawser/core/operations/operation-event';
import type { Tx } from '../../mutation.ts';

/** How many lines, and how many happenings of another kind, are kept of one operation. */
const mostKept = 1000;

/** Keeps what has happened, and drops what is too old. Gives the sequence of the last. */
export async function addOperationEvents(
  { db, at }: Tx,
  { id, sequence }: { readonly id: string; readonly sequence: number },
  happenings: readonly OperationHappening[],
): Promise<number> {
  if (happenings.length === 0) return sequence;
  const values = happenings.map(({ type, ...data }, index) => ({
    operation: id,
    sequence: sequence + index + 1,
    time: at,
    type,
    data: JSON.stringify(data),
  }));
  await db.insertInto('operation_event').values(values).execute();
  const last = sequence + values.length;
  const old = db.deleteFrom('operation_event').where('operation', '=', id);
  if (last > mostKept) await old.where('sequence', '<=', last - mostKept).execute();
  // Who has the latest progress needs no other.
  const progress = values.findLast(({ type }) => type === 'progress');
  if (progress !== undefined) {
    await old.where('type', '=', 'progress').where('sequence', '<', progress.sequence).execute();
  }
  return last;
}
