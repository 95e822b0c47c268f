// A replica that runs operations. With "hold STEP" it says when it gets to that step, and only goes
// on, whatever its signal says, when it is given a line.
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { openOperations } from '../../src/operations/open-operations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { effectKind } from './effect-kind.ts';
import { leaveEffect } from './effects.ts';

const [, , url = '', replica = '', leaseMs = '', held] = process.argv;
const clock = systemClock;
const store = url.startsWith('file:')
  ? await openSqliteStore({
      path: fileURLToPath(url),
      clock,
      log: undefined,
      writer: new URL('./effects-writer-thread.ts', import.meta.url),
    })
  : await openStore({ url, clock });

const kind = effectKind(async ({ lease }, step) => {
  if (step === held) {
    process.stdout.write('holding\n');
    await once(process.stdin, 'data');
  }
  try {
    await store.mutate(leaveEffect, { lease, step, by: replica });
  } catch (error) {
    if (step === held) {
      process.stdout.write(`${error instanceof HawserError ? error.code : String(error)}\n`);
    }
    throw error;
  }
});

const operations = await openOperations({
  store,
  clock,
  kinds: [kind],
  replica: { id: replica },
  leaseMs: Number(leaseMs),
});
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void (async () => {
    const closed = operations.close();
    process.stdout.write('ending\n');
    await closed;
    await store.close();
    process.exit(0);
  })();
});
