import { append } from '../store/mutations/append-event.ts';
import type { Tx } from '../store/mutation.ts';

/** Of what everybody is told who remembers what somebody may do: every replica forgets it. */
export const accessChangedKind = 'access-changed';

/** For mutations that change who may do what; of that person, group or client only, or of all. The last thing they do. */
export async function accessChanged(tx: Tx, holder?: string): Promise<void> {
  const data = holder === undefined ? {} : { holder };
  await append(tx, { kind: accessChangedKind, subject: holder ?? '', data });
}
