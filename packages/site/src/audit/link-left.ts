import type { Selectable } from 'kysely';
import { isWrittenHere } from '@hawser/core/audit/record-mac';
import type { Store } from '../store/store.ts';
import type { AuditRecordTable } from '../store/tables/audit-record.ts';
import type { ChainEnd } from './chain-end.ts';
import type { SealingKey } from './sealing-key.ts';

/** Some records: how many, and the ids of the first. */
export interface Counted {
  readonly count: number;
  readonly ids: readonly string[];
}

/** What was found of records that were in no link. */
export interface Left {
  /** In a link now, though they do not show that the site has written them. */
  readonly believed: Counted;
  /** In none, for something else has written or changed them. */
  readonly strange: Counted;
}

export interface LinkingLeft {
  readonly store: Pick<Store, 'read'>;
  readonly sealing: Pick<SealingKey, 'recordKey'>;
  readonly end: Pick<ChainEnd, 'replica' | 'add'>;
  /** Only what was done before then. */
  readonly before?: number;
  /** Whether one is to be taken that does not show that the site has written it. */
  readonly believes: (record: Selectable<AuditRecordTable>) => boolean;
}

const atATime = 100;
/** Nobody leaves so many but who writes them himself. */
const most = 10_000;
const mostIds = 10;

export const none: Counted = { count: 0, ids: [] };

export function counted(one: Counted, ids: readonly string[]): Counted {
  return { count: one.count + ids.length, ids: [...one.ids, ...ids].slice(0, mostIds) };
}

/** Links what a process has kept and not linked. What something else has written stays outside. */
export async function linkLeft(linking: LinkingLeft): Promise<Left> {
  const { end, sealing, believes } = linking;
  let [believed, strange] = [none, none];
  let after = '';
  for (let seen = 0; seen < most; seen += atATime) {
    const rows = await unlinked(linking, after);
    const doubtful = rows.filter((row) => !isWrittenHere(sealing.recordKey, row));
    const others = new Set(doubtful.filter((row) => !believes(row)));
    const taken = rows.filter((row) => !others.has(row));
    if (taken.length > 0) await end.add(taken);
    believed = counted(believed, idsOf(doubtful.filter(believes)));
    strange = counted(strange, idsOf([...others]));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < atATime) break;
  }
  return { believed, strange };
}

function idsOf(rows: readonly Selectable<AuditRecordTable>[]): readonly string[] {
  return rows.map(({ id }) => id);
}

async function unlinked({ store, end, before }: LinkingLeft, after: string) {
  return await store.read(async (db) =>
    db
      .selectFrom('audit_record')
      .selectAll()
      .where('replica', '=', end.replica)
      .where('link', 'is', null)
      .where('id', '>', after)
      .$if(before !== undefined, (query) => query.where('time', '<', before ?? 0))
      .orderBy('id')
      .limit(atATime)
      .execute(),
  );
}
