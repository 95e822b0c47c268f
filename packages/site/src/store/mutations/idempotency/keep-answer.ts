import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { RequestClaim } from './request-claim.ts';

export interface KeptAnswer extends RequestClaim {
  readonly status: number;
  readonly keyId: string;
  /** Sealed; null where it is too large to be kept. */
  readonly answer: Uint8Array | null;
}

/** Keeps what a request was answered, for its repeats. */
export const keepAnswer: Mutation<KeptAnswer, null> = {
  name: 'keep-answer',
  async run({ db }, kept) {
    await keep(db, kept);
    return null;
  },
};

const keep = statement((db, { caller, key, token, status, keyId, answer }: KeptAnswer) =>
  db
    .updateTable('keyed_request')
    .set({ status, key_id: keyId, answer })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .where('token', '=', token),
);
