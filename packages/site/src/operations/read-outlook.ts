import type { OperationState } from '@hawser/core/operations/operation-states';
import type { Kysely } from 'kysely';
import { statement } from '../store/statement.ts';
import type { Tables } from '../store/tables/tables.ts';

/** What a replica looks at to know what there is to do. */
export interface Outlook {
  /** When the next operation that it can run may be claimed. */
  readonly due: number | undefined;
  /** Whether a replica has not spoken in time. */
  readonly expired: boolean;
  /** What this one has. */
  readonly held: readonly {
    readonly operation: string;
    readonly token: number;
    readonly state: OperationState;
  }[];
}

export async function readOutlook(
  db: Kysely<Tables>,
  {
    lease,
    kinds,
    now,
  }: { readonly lease: string; readonly kinds: readonly string[]; readonly now: number },
): Promise<Outlook> {
  const [due, expired, held] = await Promise.all([
    db
      .selectFrom('operation')
      .select('due')
      .where('due', 'is not', null)
      .where('kind', 'in', kinds)
      .orderBy('due')
      .limit(1)
      .executeTakeFirst(),
    selectExpired(db, { now }),
    selectHeldBy(db, { lease }),
  ]);
  return { due: due?.due ?? undefined, expired: expired.rows.length > 0, held: held.rows };
}

const selectExpired = statement((db, { now }: { now: number }) =>
  db.selectFrom('operation_lease').select('id').where('expires', '<=', now).limit(1),
);

const selectHeldBy = statement((db, { lease }: { lease: string }) =>
  db
    .selectFrom('operation')
    .select(['id as operation', 'token', 'state'])
    .where('lease', '=', lease),
);
