import type { Clock } from '@hawser/core/clock';
import type { PresentReplica } from '../store/mutations/report-replica.ts';
import { reportReplica } from '../store/mutations/report-replica.ts';
import type { Store } from '../store/store.ts';
import { type Check, failed, finding, passed, warning } from './check.ts';

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
      return `${name} kept and gave back a row in ${ms} ms${row === undefined ? ', but it is gone' : ''}`;
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

/** Whether the clocks of caller, site and database agree. */
export function clockCheck(clock: Clock, databaseTime: () => Promise<number | undefined>): Check {
  return async () => {
    const there = await databaseTime();
    if (there === undefined) return [passed('database', 'the database has no clock of its own')];
    const apart = Math.round((there - clock.now()) / 1000);
    if (Math.abs(apart) < 5) return [passed('database', 'its clock and that of the site agree')];
    const detail = `its clock is ${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'} that of the site`;
    return [failed('database', detail, 'Set both by a time server.')];
  };
}
