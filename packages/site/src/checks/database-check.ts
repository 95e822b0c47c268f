import type { Clock } from '@hawser/core/clock';
import { errorTable } from '@hawser/core/errors';
import { type PresentReplica, reportReplica } from '../store/mutations/report-replica.ts';
import type { Store } from '../store/store.ts';
import { type Check, finding, warning } from './check.ts';

const slowMs = 1000;

/** Whether the database keeps and gives back, how fast, and whether its clock is ours. */
export function databaseCheck(
  store: Store,
  { self, clock, name }: { self: PresentReplica; clock: Clock; name: string },
): Check {
  return async () => {
    const begun = clock.now();
    const kept = await finding('writing', async () => {
      await store.mutate(reportReplica, self);
      const row = await store.read(async (db) =>
        db.selectFrom('replica').select('seen').where('id', '=', self.id).executeTakeFirst(),
      );
      const ms = clock.now() - begun;
      if (row === undefined) throw databaseCheckErrors('lost', { name });
      return `${name} kept a row and gave it back in ${ms} ms`;
    });
    const slow =
      kept.result === 'passed' && clock.now() - begun > slowMs
        ? [
            warning(
              'speed',
              `that took over ${slowMs} ms`,
              'Look at the load of the database and at its disk.',
            ),
          ]
        : [];
    return [kept, ...slow];
  };
}

/** @public The reference collects it. */
export const databaseCheckErrors = errorTable('database-check', {
  lost: {
    kind: 'failed',
    message: '{name} did not give back what it had just been given.',
    hint: 'Something else deletes from this database, or answers in its place; find out what before you go on.',
  },
});
