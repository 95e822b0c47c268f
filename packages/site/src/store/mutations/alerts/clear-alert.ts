import type { Mutation } from '../../mutation.ts';
import { type AlertKey, appendAlertChanged } from './append-alert-changed.ts';

/** Clears an alert, and tells whether there was one. */
export const clearAlert: Mutation<AlertKey, boolean> = {
  name: 'clear-alert',
  async run(tx, { kind, subject }) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('alert')
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow();
    if (numDeletedRows !== 1n) return false;
    await appendAlertChanged(tx, { kind, subject }, null);
    return true;
  },
};
