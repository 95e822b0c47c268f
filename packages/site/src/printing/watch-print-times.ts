import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { passPrintTimes, printTimeNames } from '../store/mutations/printing/pass-print-times.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

const everyMs = 5000;
/** Others wait for so many at most. */
const batch = 100;

interface Options {
  readonly store: Pick<Store, 'read' | 'mutate'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Has happen to jobs what happens because nothing else does: half of one is not waited for for ever, what
 * is held for a time goes on, and a device that is silent loses what it has. Every replica looks; it is a
 * glance at three indexes, and what one has done the others find done.
 */
export function watchPrintTimes({ store, clock, log }: Options): AsyncDisposable {
  let passing: Promise<void> | undefined;
  const pass = async (): Promise<void> => {
    if (!(await isAnyDue(store, clock.now()))) return;
    while ((await store.mutate(passPrintTimes, { most: batch })) === batch);
  };
  const look = (): void => {
    passing ??= pass()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'what is due of print jobs could not be done; it is tried again');
      })
      .finally(() => (passing = undefined));
  };
  const timer = clock.every(everyMs, look).unref();
  return {
    async [Symbol.asyncDispose]() {
      timer.cancel();
      await passing;
    },
  };
}

async function isAnyDue(store: Pick<Store, 'read'>, now: number): Promise<boolean> {
  for (const column of printTimeNames) {
    const { rows } = await store.read(async (db) => selectors[column](db, { now }));
    if (rows.length > 0) return true;
  }
  return false;
}

const selectors = {
  incoming_until: dueBy('incoming_until'),
  hold_until: dueBy('hold_until'),
  lease_until: dueBy('lease_until'),
} as const;

function dueBy(column: (typeof printTimeNames)[number]) {
  return statement((db, { now }: { readonly now: number }) =>
    db.selectFrom('print_job').select('number').where(column, '<=', now).limit(1),
  );
}
