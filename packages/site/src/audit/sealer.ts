import { nextLink } from '@hawser/core/audit/audit-chain';
import type { ChainPlace } from '@hawser/core/audit/verify-links';
import type { Clock, Timer } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import type { AuditedChange } from '../store/audited-change.ts';
import type { Mutation } from '../store/mutation.ts';
import { sealAuditRecords } from '../store/mutations/audit/seal-audit-records.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { auditLinkRow } from './audit-link-row.ts';
import type { KnownHeads } from './known-heads.ts';
import type { SealingKey } from './sealing-key.ts';

export interface SealerOptions {
  readonly store: Pick<Store, 'mutate' | 'read'>;
  readonly replica: string;
  readonly sealing: SealingKey;
  readonly heads: KnownHeads;
  /** Where the chain goes on. */
  readonly place: ChainPlace;
  /** Records that an earlier process has kept and not sealed. */
  readonly left: readonly string[];
  /** Told of a record that is gone before it was sealed. */
  readonly missing: (id: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Records that come within so short a time share a link. */
const gatherMs = 200;
const tryAgainMs = 1000;
const mostInLink = 100;
/** For so long a change without an answer may still come about. */
const unsureMs = 600_000;

/**
 * Makes links of what this replica keeps. It seals nothing but what it has kept itself: what somebody
 * else puts into the database stays outside of the chain.
 */
export class Sealer {
  readonly #options: SealerOptions;
  #place: ChainPlace;
  readonly #waiting: Set<string>;
  /** Changes that have no answer yet. */
  readonly #pending = new Set<string>();
  /** Changes that got none, and when. */
  readonly #unsure = new Map<string, number>();
  #timer: Timer | undefined;
  #working: Promise<void> = Promise.resolve();
  #isLost = false;

  constructor(options: SealerOptions) {
    this.#options = options;
    this.#place = options.place;
    this.#waiting = new Set(options.left);
    if (options.left.length > 0) this.#seal(gatherMs);
  }

  /** Whether this replica is about to seal a record. */
  expects(id: string): boolean {
    return this.#waiting.has(id) || this.#pending.has(id) || this.#unsure.has(id);
  }

  /** Keeps a change; the record of it is sealed soon after. */
  async mutate<Input, Result>(
    mutation: Mutation<Input, Result>,
    input: Input,
    audited?: AuditedChange,
  ): Promise<Result> {
    const { store, clock } = this.#options;
    if (audited === undefined) return await store.mutate(mutation, input);
    const { id } = audited;
    this.#pending.add(id);
    try {
      const result = await store.mutate(mutation, input, audited);
      this.#waiting.add(id);
      this.#seal(gatherMs);
      return result;
    } catch (error) {
      if (isUnreachable(error)) {
        this.#unsure.set(id, clock.now());
        this.#seal(tryAgainMs);
      }
      throw error;
    } finally {
      this.#pending.delete(id);
    }
  }

  /** Seals all that is kept. */
  async close(): Promise<void> {
    this.#rest();
    await this.#working;
    await this.#sealAll().catch((error: unknown) => this.#tell(error));
    this.#rest();
  }

  #rest(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #seal(afterMs: number): void {
    this.#timer ??= this.#options.clock
      .timer(afterMs, () => {
        this.#timer = undefined;
        this.#working = this.#working
          .then(async () => this.#sealAll())
          .catch((error: unknown) => {
            this.#tell(error);
            this.#seal(tryAgainMs);
          });
      })
      .unref();
  }

  async #sealAll(): Promise<void> {
    while (this.#waiting.size > 0) await this.#sealSome();
    if (this.#unsure.size === 0) return;
    await this.#sealSome();
    const { clock } = this.#options;
    for (const [id, since] of this.#unsure) {
      if (clock.now() - since > unsureMs) this.#unsure.delete(id);
    }
    if (this.#unsure.size > 0) this.#seal(tryAgainMs);
  }

  async #sealSome(): Promise<void> {
    const { store, replica, sealing, heads, missing, clock } = this.#options;
    if (this.#isLost) await this.#findPlace();
    const ids = [...this.#waiting, ...this.#unsure.keys()].slice(0, mostInLink);
    const found = await store.read(async (db) =>
      db.selectFrom('audit_record').selectAll().where('id', 'in', ids).execute(),
    );
    const there = new Map(found.map((row) => [row.id, row]));
    for (const id of ids) {
      const row = there.get(id);
      if (row === undefined && this.#waiting.delete(id)) missing(id);
      // It was sealed by an attempt that had got no answer.
      if (row !== undefined && row.link !== null) this.#done(id);
    }
    const records = found.filter(({ link }) => link === null);
    if (records.length === 0) return;
    const chain = { replica, number: this.#place.number, hash: this.#place.hash };
    const link = nextLink(sealing, chain, { time: clock.now(), records });
    this.#isLost = true;
    const sealed = records.map(({ id }) => id);
    await store.mutate(sealAuditRecords, { link: auditLinkRow(link), ids: sealed });
    this.#isLost = false;
    this.#place = link;
    for (const id of sealed) this.#done(id);
    await heads.remember({ [replica]: link });
  }

  #done(id: string): void {
    this.#waiting.delete(id);
    this.#unsure.delete(id);
  }

  /** The last attempt may have come about. */
  async #findPlace(): Promise<void> {
    const { store, replica } = this.#options;
    const last = await lastLink(store, replica);
    if (last !== undefined && last.number > this.#place.number) this.#place = last;
    this.#isLost = false;
  }

  #tell(error: unknown): void {
    // The log of the store tells of a database in trouble.
    if (isUnreachable(error)) return;
    this.#options.log.error({ err: error }, 'audit records could not be sealed; it is tried again');
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

function isUnreachable(error: unknown): boolean {
  return error instanceof HawserError && error.kind === 'unreachable';
}

const selectLast = statement((db, { replica }: { replica: string }) =>
  db
    .selectFrom('audit_link')
    .select(['number', 'hash'])
    .where('replica', '=', replica)
    .orderBy('number', 'desc')
    .limit(1),
);
