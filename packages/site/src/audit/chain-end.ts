import { nextLink } from '@hawser/core/audit/audit-chain';
import type { ChainPlace } from '@hawser/core/audit/verify-links';
import type { Clock } from '@hawser/core/clock';
import type { Selectable } from 'kysely';
import { sealAuditRecords } from '../store/mutations/audit/seal-audit-records.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { AuditRecordTable } from '../store/tables/audit-record.ts';
import { auditLinkRow } from './audit-link-row.ts';
import type { KnownHeads } from './known-heads.ts';
import type { SealingKey } from './sealing-key.ts';

export interface ChainEndOptions {
  readonly store: Pick<Store, 'mutate' | 'read'>;
  readonly sealing: SealingKey;
  readonly heads: KnownHeads;
  readonly clock: Clock;
}

/** The end of the chain of a replica, where it goes on. */
export class ChainEnd {
  readonly replica: string;
  readonly #options: ChainEndOptions;
  #place: ChainPlace;
  #isLost = false;

  constructor(replica: string, place: ChainPlace, options: ChainEndOptions) {
    this.replica = replica;
    this.#place = place;
    this.#options = options;
  }

  /** Adds a link with these records, one call after the other. */
  async add(records: readonly Selectable<AuditRecordTable>[]): Promise<void> {
    const { store, sealing, heads, clock } = this.#options;
    const { replica } = this;
    if (this.#isLost) await this.#findPlace();
    const chain = { replica, number: this.#place.number, hash: this.#place.hash };
    const link = nextLink(sealing, chain, { time: clock.now(), records });
    this.#isLost = true;
    const ids = records.map(({ id }) => id);
    await store.mutate(sealAuditRecords, { link: auditLinkRow(link), ids });
    this.#isLost = false;
    this.#place = link;
    await heads.remember({ [replica]: link });
  }

  /** The last attempt may have come about. */
  async #findPlace(): Promise<void> {
    const last = await lastLink(this.#options.store, this.replica);
    if (last !== undefined && last.number > this.#place.number) this.#place = last;
    this.#isLost = false;
  }
}

/** The last link of a replica that the database has. */
export async function lastLink(
  store: Pick<Store, 'read'>,
  replica: string,
): Promise<ChainPlace | undefined> {
  const { rows } = await store.read(async (db) => selectLast(db, { replica }));
  return rows[0];
}

const selectLast = statement((db, { replica }: { replica: string }) =>
  db
    .selectFrom('audit_link')
    .select(['number', 'hash'])
    .where('replica', '=', replica)
    .orderBy('number', 'desc')
    .limit(1),
);
