import type { Clock } from '@hawser/core/clock';
import { errorTable } from '@hawser/core/errors';
import type { Presence } from '../replicas/presence.ts';
import { type Check, finding, warning } from './check.ts';

const slowMs = 1000;

/** Whether the database keeps and gives back, and how fast: it is told that this replica is there. */
export function databaseCheck(presence: Presence, clock: Clock, name: string): Check {
  return async () => {
    const begun = clock.now();
    const kept = await finding('writing', async () => {
      await presence.tell();
      const seen = await presence.lastSeen();
      if (seen === undefined || seen < begun) throw databaseCheckErrors('lost', { name });
      return `${name} kept a row and gave it back in ${clock.now() - begun} ms`;
    });
    if (kept.result !== 'passed' || clock.now() - begun <= slowMs) return [kept];
    const hint = 'Look at the load of the database, and at its disk.';
    return [kept, warning('speed', `that took more than ${slowMs} ms`, hint)];
  };
}

/** @public The reference collects it. */
export const databaseCheckErrors = errorTable('database-check', {
  lost: {
    kind: 'failed',
    message: '{name} did not give back what it had just been given.',
    hint: 'Something else writes into this database, or answers in its place; find out what before you go on.',
  },
});
