import type { OperationState } from '@hawser/core/operations/operation-states';
import type { OperationView } from '@hawser/core/operations/operation-view';
import { operationView } from '../../operations/operation-row-view.ts';
import type { Report } from '../report.ts';

export interface OperationSearch {
  readonly state?: OperationState | undefined;
  readonly kind?: string | undefined;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Operations, those that were started last first. */
export const findOperations: Report<OperationSearch, readonly OperationView[]> = {
  name: 'find-operations',
  async run(db, { state, kind, after, limit }) {
    const rows = await db
      .selectFrom('operation')
      .selectAll()
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'queued'))
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
      // Ids begin with the time.
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(operationView);
  },
};
