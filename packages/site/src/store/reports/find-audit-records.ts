import type { AuditResult } from '@hawser/core/audit/audit-result';
import type { Kysely, Selectable } from 'kysely';
import { nameKey } from '../../directory/names.ts';
import type { Report } from '../report.ts';
import type { AuditRecordTable } from '../tables/audit-record.ts';
import type { Tables } from '../tables/tables.ts';

export interface AuditSearch {
  /** From this time on. */
  readonly since?: number | undefined;
  /** Before this time. */
  readonly until?: number | undefined;
  /** The id or the name. */
  readonly actor?: string | undefined;
  /** The id, or the name: that of then, or the one that the site knows it by now. */
  readonly target?: string | undefined;
  readonly call?: string | undefined;
  readonly result?: AuditResult | undefined;
  /** The id of the last that is known. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What was done, the latest first. */
export const findAuditRecords: Report<AuditSearch, readonly Selectable<AuditRecordTable>[]> = {
  name: 'find-audit-records',
  async run(db, { since, until, actor = '', target = '', call = '', result, after, limit }) {
    const targets = target === '' ? [] : [target, ...(await idsOf(db, target))];
    return await db
      .selectFrom('audit_record')
      .selectAll()
      // Ids begin with the time of the call, which is hardly before that of the change.
      .$if(since !== undefined, (query) => query.where('time', '>=', since ?? 0))
      .$if(since !== undefined, (query) => query.where('id', '>=', idsFrom((since ?? 0) - slackMs)))
      .$if(until !== undefined, (query) => query.where('time', '<', until ?? 0))
      .$if(until !== undefined, (query) => query.where('id', '<', idsFrom((until ?? 0) + slackMs)))
      .$if(actor !== '', (query) =>
        query.where((where) =>
          where.or([where('actor_id', '=', actor), where('actor_name', '=', actor)]),
        ),
      )
      .$if(target !== '', (query) =>
        query.where((where) =>
          where.or([
            where('target', 'in', targets),
            where('target_name', '=', target),
            where(where.fn('lower', ['target_name']), '=', target.toLowerCase()),
          ]),
        ),
      )
      .$if(call !== '', (query) => query.where('call', '=', call))
      .$if(result !== undefined, (query) => query.where('result', '=', result ?? 'done'))
      .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  },
};

/** A record has the id of what was changed, for names change. */
async function idsOf(db: Kysely<Tables>, name: string): Promise<readonly string[]> {
  const key = nameKey(name);
  const rows = await db
    .selectFrom('directory_user')
    .select('id')
    .where('name_key', '=', key)
    .unionAll(db.selectFrom('directory_group').select('id').where('name_key', '=', key))
    .unionAll(db.selectFrom('directory_client').select('id').where('name_key', '=', key))
    .unionAll(db.selectFrom('agent').select('id').where('name', '=', name))
    .limit(mostIds)
    .execute();
  return rows.map(({ id }) => id);
}

/** As many agents may have the same name. */
const mostIds = 200;

const slackMs = 60_000;

/** How the first id of that time begins. */
function idsFrom(time: number): string {
  const digits = Math.max(0, time).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}
