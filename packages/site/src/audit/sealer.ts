import { isWrittenHere } from '@hawser/core/audit/record-mac';
import type { Clock, Timer } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import type { AuditedChange } from '../store/audited-change.ts';
import type { Mutation } from '../store/mutation.ts';
import type { Store } from '../store/store.ts';
import type { ChainEnd } from './chain-end.ts';
import type { KnownHeads } from './known-heads.ts';
import { type Counted, linkLeft } from './link-left.ts';
import type { SealingKey } from './sealing-key.ts';

export interface SealerOptions {
  readonly store: Pick<Store, 'mutate' | 'read'>;
  readonly end: ChainEnd;
  readonly sealing: SealingKey;
  readonly heads: KnownHeads;
  readonly told: SealerTold;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is heard of records that are not as they should be. */
export interface SealerTold {
  /** One that this process has kept is gone, before it was in a link. */
  readonly missing: (id: string) => void;
  /** Some were written, or changed, by something else, and get into no link. */
  readonly strange: (records: Counted) => void;
  /** Some of before records were marked were taken as they are. */
  readonly believed: (records: Counted) => void;
}

/** Records that come within so short a time share a link. */
const gatherMs = 200;
const tryAgainMs = 1000;
const mostInLink = 100;
/** For so long a change without an answer may still come about. */
const unsureMs = 600_000;

/**
 * Makes links of what this replica keeps. It seals nothing but what it has written itself: what
 * somebody else puts into the database stays outside of the chain.
 */
export class Sealer {
  readonly #options: SealerOptions;
  readonly #waiting = new Set<string>();
  /** Changes that got no answer, and when. */
  readonly #unsure = new Map<string, number>();
  /** Whether there may be records of an earlier process in no link. */
  #looksForLeft = true;
  #timer: Timer | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(options: SealerOptions) {
    this.#options = options;
    this.#seal(gatherMs);
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
    try {
      const result = await store.mutate(mutation, input, audited);
      const isTold = mutation.tells === undefined || mutation.tells(result, input) !== undefined;
      if (isTold) {
        this.#waiting.add(id);
        this.#seal(gatherMs);
      }
      return result;
    } catch (error) {
      if (isUnreachable(error)) {
        this.#unsure.set(id, clock.now());
        this.#seal(tryAgainMs);
      }
      throw error;
    }
  }

  /** Seals also what has come about so late that nobody waited for it any more. */
  sealLeft(): void {
    this.#looksForLeft = true;
    this.#seal(gatherMs);
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
    if (this.#looksForLeft) await this.#linkLeft();
    while (this.#waiting.size > 0) await this.#sealSome();
    if (this.#unsure.size === 0) return;
    await this.#sealSome();
    const { clock } = this.#options;
    for (const [id, since] of this.#unsure) {
      if (clock.now() - since > unsureMs) this.#unsure.delete(id);
    }
    if (this.#unsure.size > 0) this.#seal(tryAgainMs);
  }

  async #linkLeft(): Promise<void> {
    const { heads, told } = this.#options;
    // Those of before records were marked are believed once, at the first start after that.
    const believesOld = !heads.wantsMacs;
    const { believed, strange } = await linkLeft({
      ...this.#options,
      believes: ({ mac }) => believesOld && mac === null,
    });
    this.#looksForLeft = false;
    if (believed.count > 0) told.believed(believed);
    if (strange.count > 0) told.strange(strange);
    if (believesOld) await heads.wantMacs();
  }

  async #sealSome(): Promise<void> {
    const { store, end, sealing, told } = this.#options;
    const ids = [...this.#waiting, ...this.#unsure.keys()].slice(0, mostInLink);
    const found = await store.read(async (db) =>
      db.selectFrom('audit_record').selectAll().where('id', 'in', ids).execute(),
    );
    const there = new Map(found.map((row) => [row.id, row]));
    for (const id of ids) {
      const row = there.get(id);
      if (row === undefined && this.#waiting.delete(id)) told.missing(id);
      // It was sealed by an attempt that had got no answer.
      if (row !== undefined && row.link !== null) this.#done(id);
    }
    const unlinked = found.filter(({ link }) => link === null);
    const records = unlinked.filter((row) => isWrittenHere(sealing.recordKey, row));
    if (records.length > 0) await end.add(records);
    for (const { id } of unlinked) this.#done(id);
    const changed = unlinked.filter((row) => !records.includes(row)).map(({ id }) => id);
    if (changed.length > 0) told.strange({ count: changed.length, ids: changed });
  }

  #done(id: string): void {
    this.#waiting.delete(id);
    this.#unsure.delete(id);
  }

  #tell(error: unknown): void {
    // The log of the store tells of a database in trouble.
    if (isUnreachable(error)) return;
    this.#options.log.error({ err: error }, 'audit records could not be sealed; it is tried again');
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof HawserError && error.kind === 'unreachable';
}
