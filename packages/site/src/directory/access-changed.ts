import type { Tx } from '../store/mutation.ts';
import { append } from '../store/mutations/append-event.ts';

/**
 * The kind of the events that tell that somebody may do something else than before: whoever remembers
 * what callers may do forgets it.
 */
export const accessChangedKind = 'access-changed';

/**
 * Tells all replicas that what a holder may do has changed, or that of anybody. The last thing that a
 * mutation does, as with all events.
 */
export async function accessChanged(tx: Tx, holder?: string): Promise<void> {
  await append(tx, {
    kind: accessChangedKind,
    subject: holder ?? '',
    data: holder === undefined ? {} : { holder },
  });
}
