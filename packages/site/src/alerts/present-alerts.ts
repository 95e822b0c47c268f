import type { Kysely } from 'kysely';
import type { AlertTable } from '../store/tables/alert.ts';
import type { Tables } from '../store/tables/tables.ts';
import type { AlertsOf } from './alerts.ts';

/** Those that stand of a kind, also those of replicas that are gone, which nobody else would clear. */
export async function presentAlerts(
  db: Kysely<Tables>,
  { kind, replica }: AlertsOf,
): Promise<readonly Pick<AlertTable, 'subject' | 'severity' | 'level' | 'message'>[]> {
  return await db
    .selectFrom('alert')
    .select(['subject', 'severity', 'level', 'message'])
    .where('kind', '=', kind)
    .where((eb) =>
      eb.or([
        eb('replica', 'is not distinct from', replica),
        eb('replica', 'not in', eb.selectFrom('replica').select('id')),
      ]),
    )
    .execute();
}
