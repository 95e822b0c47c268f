import type { PrintLimits } from '@hawser/core/printing/print-limits';
import {
  isCountedDaily,
  requireDailyRoom,
  requireRoom,
} from '../../../../printing/require-room.ts';
import type { Tx } from '../../../mutation.ts';
import type { PrinterTable } from '../../../tables/printer.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import type { Account } from './count-account.ts';
import { countUse } from './count-use.ts';

/** Refuses a job where there is no room for one more, and counts it as one of the day. */
export async function requireRoomFor(
  tx: Pick<Tx, 'db' | 'at'>,
  { owner, octets }: Pick<PrintJobTable, 'owner' | 'octets'>,
  {
    account,
    printer,
    limits,
  }: {
    /** With it. */
    readonly account: Account;
    /** As it was before. */
    readonly printer: Pick<PrinterTable, 'name' | 'open_jobs'>;
    readonly limits: PrintLimits;
  },
): Promise<void> {
  requireRoom(
    {
      open: printer.open_jobs + 1,
      openOfUser: account.jobsHere,
      openOfUserEverywhere: account.jobs,
      keptBytes: account.octets,
    },
    limits,
    printer,
  );
  if (isCountedDaily(limits)) {
    requireDailyRoom(await countUse(tx, { owner, jobs: 1, octets }), limits);
  }
}
