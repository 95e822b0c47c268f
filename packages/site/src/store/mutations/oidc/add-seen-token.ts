import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** A token of another issuer; who learns its hash can do nothing by it. */
export interface SeenToken {
  readonly hash: string;
  readonly until: number;
}

/** Keeps that a token was seen, and tells whether nobody had seen it before: of many replicas one tells of it. */
export const addSeenToken: Mutation<SeenToken, boolean> = {
  name: 'add-seen-token',
  // That it is new is seen by its key.
  isolation: 'read committed',
  async run({ db }, token) {
    const { numAffectedRows } = await insert(db, token);
    return numAffectedRows === 1n;
  },
  tells: (isNew) => (isNew ? { outcome: { result: 'done', code: null, count: 1 } } : undefined),
};

const insert = statement((db, { hash, until }: SeenToken) =>
  db
    .insertInto('oidc_record')
    .values({
      model: 'SeenToken',
      id: hash,
      payload: new Uint8Array(),
      uid: null,
      user_code: null,
      grant_id: null,
      account_id: null,
      consumed: null,
      expires: until,
    })
    .onConflict((conflict) => conflict.columns(['model', 'id']).doNothing()),
);
