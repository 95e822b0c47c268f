import type { Clock } from '@hawser/core/clock';
import { errorTable } from '@hawser/core/errors';
import type { Presence } from '../replicas/presence.ts';
import { type Check, type Finding, finding, warning } from './check.ts';

const slowMs = 1000;

export interface CheckedDatabase {
  readonly presence: Pick<Presence, 'tell' | 'lastSeen'>;
  readonly clock: Clock;
  /** For people. */
  readonly name: string;
  readonly url: URL;
}

/**
 * Whether the database keeps and gives back, and how fast: it is told that this replica is there. And
 * whether nobody is between.
 */
export function databaseCheck({ presence, clock, name, url }: CheckedDatabase): Check {
  return async () => [...(await looked({ presence, clock, name })), ...(await exposed(url))];
}

async function looked({
  presence,
  clock,
  name,
}: Omit<CheckedDatabase, 'url'>): Promise<readonly Finding[]> {
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
}

async function exposed(url: URL): Promise<readonly Finding[]> {
  if (url.protocol === 'file:') return [];
  const { exposureOf } = await import('../store/postgresql/exposure.ts');
  const exposure = exposureOf(url);
  return exposure === undefined ? [] : [warning('connection', exposure.detail, exposure.mend)];
}

/** @public The reference collects it. */
export const databaseCheckErrors = errorTable('database-check', {
  lost: {
    kind: 'failed',
    message: '{name} did not give back what it had just been given.',
    hint: 'Something else writes into this database, or answers in its place; find out what before you go on.',
  },
});
