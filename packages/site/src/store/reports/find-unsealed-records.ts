import type { Report } from '../report.ts';

export interface UnsealedRecords {
  readonly replica: string;
  /** Only these. */
  readonly ids?: readonly string[];
  readonly limit: number;
}

export interface UnsealedRecord {
  readonly id: string;
  readonly time: number;
}

/** The audit records of a replica that are in no link yet, the oldest first. */
export const findUnsealedRecords: Report<UnsealedRecords, readonly UnsealedRecord[]> = {
  name: 'find-unsealed-records',
  async run(db, { replica, ids, limit }) {
    return await db
      .selectFrom('audit_record')
      .select(['id', 'time'])
      .where('replica', '=', replica)
      .where('link', 'is', null)
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
      .orderBy('id')
      .limit(limit)
      .execute();
  },
};
