import type { Answered } from '@hawser/core/api/contract';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import type { Selectable } from 'kysely';
import { pageOf } from '../../directory/page.ts';
import { requestErrors } from '../../server/request-errors.ts';
import type { Routes } from '../../server/routes.ts';
import { findAuditRecords } from '../../store/reports/find-audit-records.ts';
import type { Store } from '../../store/store.ts';
import type { AuditRecordTable } from '../../store/tables/audit-record.ts';

/** Who has done what. */
export function addAuditRoutes(
  routes: Routes,
  { store }: { readonly store: Pick<Store, 'report'> },
): void {
  routes.add(listAuditRecords, async ({ query: { since, until, ...search } }) => {
    const page = await pageOf(
      search,
      ({ id }: Selectable<AuditRecordTable>) => [id],
      async ({ after, limit }) =>
        await store.report(findAuditRecords, {
          ...search,
          since: timeIn('since', since),
          until: timeIn('until', until),
          after: after?.[0],
          limit,
        }),
    );
    return { items: page.items.map(shown), next: page.next };
  });
}

/** The form of the contract has months and days that there are not. */
function timeIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw requestErrors('invalid', {
    part: 'The query',
    reason: `/${name} is no time that there is`,
  });
}

type Shown = Answered<typeof listAuditRecords>['items'][number];

function shown(record: Selectable<AuditRecordTable>): Shown {
  const { actor_kind: kind, actor_id: id, actor_name: name, ...others } = record;
  const { time, before, after, target_name: targetName, ...rest } = others;
  return {
    ...rest,
    time: new Date(time).toISOString(),
    actor: { kind, id, name },
    targetName,
    before: parsed(before),
    after: parsed(after),
  };
}

/** It was an object when it was kept; what it is now, whoever has changed it says. */
function parsed(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Told as it is.
  }
  return { text };
}
