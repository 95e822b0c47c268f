import type { Mutation } from '../../mutation.ts';
import type { AlertTable } from '../../tables/alert.ts';
import { appendAlertChanged } from './append-alert-changed.ts';

export type NewAlert = Omit<AlertTable, 'since'>;

/**
 * Raises an alert, and tells whether that is news: every replica raises what it sees, again and again.
 * One that has come to another level, or says something else, has the time of that.
 */
export const raiseAlert: Mutation<NewAlert, boolean> = {
  name: 'raise-alert',
  async run(tx, alert) {
    const { db, at } = tx;
    const { kind, subject, ...told } = alert;
    const there = await db
      .selectFrom('alert')
      .select(['severity', 'level', 'message'])
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (there !== undefined && saysSame(there, told)) return false;
    const values = { ...told, since: at };
    await db
      .insertInto('alert')
      .values({ kind, subject, ...values })
      .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet(values))
      .execute();
    await appendAlertChanged(tx, alert, alert.severity);
    return true;
  },
};

type Said = Pick<NewAlert, 'severity' | 'level' | 'message'>;

/** Whether nothing is new of an alert. */
export function saysSame(one: Said, other: Said): boolean {
  return (
    one.level === other.level && one.severity === other.severity && one.message === other.message
  );
}
