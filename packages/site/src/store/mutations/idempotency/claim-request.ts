import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

export interface NewRequest {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** What is to be done about a request: carry it out, or give the answer of the first. */
export type ClaimedRequest =
  | { readonly as: 'first'; readonly token: number }
  | { readonly as: 'running' }
  | { readonly as: 'another' }
  | { readonly as: 'unanswered' }
  | {
      readonly as: 'answered';
      readonly status: number;
      readonly keyId: string;
      readonly answer: Uint8Array;
    };

/** For how long a repeat gets the answer of the first. */
export const keptMs = 24 * 3_600_000;

/** Longer than any request takes: after it, whoever began one has died over it. */
const leaseMs = 30_000;

/** Begins a request that comes with a key, unless it was begun before. */
export const claimRequest: Mutation<NewRequest, ClaimedRequest> = {
  name: 'claim-request',
  async run({ db, at }, { caller, key, fingerprint }) {
    const { rows } = await select(db, { caller, key });
    const [row] = rows;
    const lease = at + leaseMs;
    if (row === undefined || row.created <= at - keptMs) {
      if (row !== undefined) await forget(db, { caller, key });
      await insert(db, { caller, key, fingerprint, lease, created: at });
      return { as: 'first', token: 1 };
    }
    if (row.fingerprint !== fingerprint) return { as: 'another' };
    const { status, answer, key_id: keyId } = row;
    if (status !== null) {
      if (answer === null || keyId === null) return { as: 'unanswered' };
      return { as: 'answered', status, keyId, answer };
    }
    if (row.lease > at) return { as: 'running' };
    // It was carried out, and nobody knows any more what it was answered.
    if (row.changed === 1) return { as: 'unanswered' };
    const token = row.token + 1;
    await takeOver(db, { caller, key, token, lease });
    return { as: 'first', token };
  },
};

interface Key {
  readonly caller: string;
  readonly key: string;
}

const select = statement((db, { caller, key }: Key) =>
  db.selectFrom('keyed_request').selectAll().where('caller', '=', caller).where('key', '=', key),
);

const forget = statement((db, { caller, key }: Key) =>
  db.deleteFrom('keyed_request').where('caller', '=', caller).where('key', '=', key),
);

const insert = statement(
  (
    db,
    {
      caller,
      key,
      fingerprint,
      lease,
      created,
    }: NewRequest & { readonly lease: number; readonly created: number },
  ) =>
    db
      .insertInto('keyed_request')
      .values({ caller, key, fingerprint, lease, created, token: 1, changed: 0 }),
);

const takeOver = statement(
  (db, { caller, key, token, lease }: Key & { readonly token: number; readonly lease: number }) =>
    db
      .updateTable('keyed_request')
      .set({ token, lease })
      .where('caller', '=', caller)
      .where('key', '=', key),
);
