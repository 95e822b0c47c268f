import { isWrittenHere } from '@hawser/core/audit/record-mac';
import type { Report } from '../report.ts';

export interface UnsealedRecords {
  readonly replica: string;
  /** What the site marks its records by. */
  readonly recordKey: Uint8Array;
  /** So many at most that something else has written. */
  readonly limit: number;
}

export interface FoundUnsealed {
  /** When the oldest was written that waits to be sealed. */
  readonly waitingSince: number | undefined;
  /** Ids of those that something else has written, or changed. */
  readonly strange: readonly string[];
}

const atATime = 200;
const mostLookedAt = 20_000;

/** What is to be found among the audit records of a replica that are in no link yet. */
export const findUnsealedRecords: Report<UnsealedRecords, FoundUnsealed> = {
  name: 'find-unsealed-records',
  async run(db, { replica, recordKey, limit }) {
    const strange: string[] = [];
    let waitingSince: number | undefined;
    let after = '';
    for (let seen = 0; seen < mostLookedAt; seen += atATime) {
      const rows = await db
        .selectFrom('audit_record')
        .selectAll()
        .where('replica', '=', replica)
        .where('link', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(atATime)
        .execute();
      for (const row of rows) {
        if (isWrittenHere(recordKey, row)) waitingSince ??= row.time;
        else strange.push(row.id);
      }
      after = rows.at(-1)?.id ?? after;
      const isEnough = strange.length >= limit && waitingSince !== undefined;
      if (rows.length < atATime || isEnough) break;
    }
    return { waitingSince, strange: strange.slice(0, limit) };
  },
};
