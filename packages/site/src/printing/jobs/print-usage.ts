import type { Answered, Parts } from '@hawser/core/api/contract';
import type { listPrintUsage } from '@hawser/core/api/contracts/print-usage';
import type { Clock } from '@hawser/core/clock';
import { allows } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';
import { pageOf } from '../../directory/page.ts';
import { dayOf } from '../../store/mutations/printing/usage/count-day.ts';
import { findPrintUsage, type FoundUsage } from '../../store/reports/find-print-usage.ts';
import type { Store } from '../../store/store.ts';
import { printJobErrors } from './print-job-errors.ts';
import { requirePerson } from './visible-print-job.ts';

type Usage = Answered<typeof listPrintUsage>;

export interface PrintUsageOptions {
  readonly store: Pick<Store, 'report'>;
  readonly clock: Pick<Clock, 'now'>;
}

const dayMs = 86_400_000;
const usualDays = 30;

/** How much was printed: by everybody, for those who look after printers or read reports. */
export async function printUsage(
  { store, clock }: PrintUsageOptions,
  caller: Caller,
  { by = 'user', from, to, user, printer, ...page }: Parts<typeof listPrintUsage>['query'],
): Promise<Usage> {
  requirePerson(caller);
  const last = to === undefined ? dayOf(clock.now()) : dayIn(to);
  const first = from === undefined ? last - usualDays + 1 : dayIn(from);
  if (first > last)
    throw printJobErrors('bad-range', { from: shownDay(first), to: shownDay(last) });
  const seesAll = allows(caller.roles, 'Reports.Read') || allows(caller.roles, 'Printers.Publish');
  const { items, next } = await pageOf<FoundUsage>(
    page,
    ({ key }) => [key],
    async ({ after, limit }) =>
      store.report(findPrintUsage, {
        by,
        from: first,
        to: last,
        owner: seesAll ? undefined : caller.id,
        user,
        printer,
        after: by === 'day' && after !== undefined ? wholeOf(after[0]) : after?.[0],
        limit,
      }),
  );
  return { items: items.map((found) => shown(by, found)), next };
}

function shown(by: 'user' | 'printer' | 'day', { key, name, octets, ...counts }: FoundUsage) {
  return {
    user: by === 'user' ? name : null,
    userId: by === 'user' ? key : null,
    printer: by === 'printer' ? name : null,
    printerId: by === 'printer' ? key : null,
    day: by === 'day' ? shownDay(Number(key)) : null,
    ...counts,
    bytes: octets,
  };
}

/** Days since 1970. */
function dayIn(text: string): number {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || shownDay(dayOf(time)) !== text) {
    throw printJobErrors('bad-day', { day: text });
  }
  return dayOf(time);
}

function shownDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function wholeOf(text: string | undefined): string {
  return String(Number.isSafeInteger(Number(text)) ? Number(text) : 0);
}
