import type { Clock } from '@hawser/core/clock';
import { type Check, failed, passed } from './check.ts';

const mostSeconds = 5;

/** Whether the database has the same time as the site; leases and tokens go by it. */
export function clockCheck(clock: Clock, databaseTime: () => Promise<number | undefined>): Check {
  return async () => {
    const there = await databaseTime();
    if (there === undefined) return [passed('the database', 'it has the clock of this machine')];
    const apart = Math.round((there - clock.now()) / 1000);
    if (Math.abs(apart) <= mostSeconds) {
      return [passed('the database', 'its clock and that of the site agree')];
    }
    const where = apart > 0 ? 'ahead of' : 'behind';
    const detail = `its clock is ${Math.abs(apart)} s ${where} that of the site`;
    return [failed('the database', detail, 'Set the clocks of both machines by a time server.')];
  };
}
