import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { forgetPrintJobs } from '../store/mutations/printing/forget-print-jobs.ts';
import {
  passPrintTimes,
  type PrintTime,
  printTimeNames,
} from '../store/mutations/printing/pass-print-times.ts';
import { forgetUnread } from '../store/mutations/printing/subscriptions/forget-unread.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

const everyMs = 5000;
/** Others wait for so many at most. */
const batch = 100;
/**
 * While the site could not be asked, devices could not say that they are there. They get as long to come
 * back before what they have is taken from them.
 */
const graceMs = 60_000;
const forgottenEveryMs = 60_000;

interface Options {
  readonly store: Pick<Store, 'read' | 'mutate'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly plan: () => Pick<SitePlan, 'printWaitMs' | 'printHistoryMs'>;
}

/**
 * Has happen to jobs what happens because nothing else does: half of one is not waited for for ever, what
 * is held for a time goes on, a device that is silent loses what it has, and nothing waits for ever. Every
 * replica looks; it is a glance at some indexes, and what one has done the others find done.
 */
export function watchPrintTimes({ store, clock, log, plan }: Options): AsyncDisposable {
  let passing: Promise<void> | undefined;
  /** Time has gone on while it passed. */
  let again = false;
  let stopped = false;
  let reachableSince = clock.now();
  let looked = reachableSince;
  let forgotten = reachableSince;
  const pass = async (): Promise<void> => {
    const now = clock.now();
    const isGraceOver = now - reachableSince >= graceMs;
    const columns = printTimeNames.filter((name) => isGraceOver || name !== 'lease_until');
    const { printWaitMs, printHistoryMs } = plan();
    const waitedSince = now - printWaitMs;
    const due = await thoseDue(columns, store, { now, waitedSince });
    if (due.length > 0) {
      const times = { columns: due, most: batch, waitedSince };
      while ((await store.mutate(passPrintTimes, times)) === batch);
    }
    if (now - forgotten < forgottenEveryMs) return;
    forgotten = now;
    await store.mutate(forgetUnread, null);
    const before = now - printHistoryMs;
    const { rows } = await store.read(async (db) => selectOver(db, { before }));
    if (rows.length === 0) return;
    while ((await store.mutate(forgetPrintJobs, { before, most: batch })) === batch);
  };
  const look = (): void => {
    const now = clock.now();
    // The process was stopped for a while, as a machine that sleeps.
    if (now - looked > graceMs) reachableSince = now;
    looked = now;
    if (passing !== undefined) {
      again = true;
      return;
    }
    passing = pass()
      .catch((error: unknown) => {
        reachableSince = clock.now();
        log.warn({ err: error }, 'what is due of print jobs could not be done; it is tried again');
      })
      .finally(() => {
        passing = undefined;
        if (again && !stopped) look();
      });
    again = false;
  };
  const timer = clock.every(everyMs, look).unref();
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      timer.cancel();
      await passing;
    },
  };
}

async function thoseDue(
  columns: readonly PrintTime[],
  store: Pick<Store, 'read'>,
  { now, waitedSince }: { readonly now: number; readonly waitedSince: number },
): Promise<readonly PrintTime[]> {
  const due: PrintTime[] = [];
  for (const column of columns) {
    const { rows } = await store.read(async (db) =>
      selectors[column](db, { by: column === 'waits_since' ? waitedSince : now }),
    );
    if (rows.length > 0) due.push(column);
  }
  return due;
}

const selectors = {
  incoming_until: dueBy('incoming_until'),
  hold_until: dueBy('hold_until'),
  lease_until: dueBy('lease_until'),
  waits_since: dueBy('waits_since'),
  retain_until: dueBy('retain_until'),
} as const;

function dueBy(column: PrintTime) {
  return statement((db, { by }: { readonly by: number }) =>
    db.selectFrom('print_job').select('number').where(column, '<=', by).limit(1),
  );
}

const selectOver = statement((db, { before }: { readonly before: number }) =>
  db.selectFrom('print_job').select('number').where('completed', '<=', before).limit(1),
);
