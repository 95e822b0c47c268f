import { join } from 'node:path';
import { type Clock, systemClock, testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { onTestFinished } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { openAudit } from '../../src/audit/open-audit.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import type { Store } from '../../src/store/store.ts';
import { addTwo } from '../store/test-mutations.ts';

const log = createLog({ component: 'test', level: 'silent' });

export const ada = { kind: 'user', id: 'ada-1', name: 'Ada' } as const;

export interface Place {
  readonly store: Store;
  /** Where the key and the heads are. */
  readonly folder: string;
  readonly replica?: string;
  readonly clock?: Clock;
}

/** The audit trail of a replica, which is closed when the test is over. */
export async function openTrail({
  store,
  folder,
  replica = 'one',
  clock = systemClock,
}: Place): Promise<Audit> {
  const audit = await openAudit({
    store,
    siteKey: await readOrMakeSiteKey(join(folder, 'site.key')),
    folder: {
      auditHeads: join(folder, `${replica}.heads`),
      restored: join(folder, `${replica}.restored`),
    },
    replica,
    clock,
    log,
  });
  onTestFinished(async () => audit.close());
  return audit;
}

let changes = 0;

/** So many changes, in a link of their own. */
export async function makeLink(place: Place, count: number): Promise<void> {
  // However long that takes, nothing is linked before the end.
  const audit = await openTrail({ clock: testClock(Date.now()), ...place });
  await makeChanges(audit, count);
  await audit.close();
}

export async function makeChanges(audit: Audit, count: number): Promise<void> {
  const { change } = audit.call({ call: 'tryThings', actor: ada, address: '192.0.2.7' });
  await Promise.all(
    Array.from({ length: count }, async () => {
      changes += 1;
      await change(addTwo, [`${changes} a`, `${changes} b`], { target: `${changes}` });
    }),
  );
}
