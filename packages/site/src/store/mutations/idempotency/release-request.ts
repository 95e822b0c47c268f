import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { RequestClaim } from './request-claim.ts';

/** Forgets a request that was refused, so that it can be repeated; tells whether nothing was changed for it. */
export const releaseRequest: Mutation<RequestClaim, boolean> = {
  name: 'release-request',
  async run({ db }, claim) {
    const { numAffectedRows } = await forget(db, claim);
    return numAffectedRows === 1n;
  },
};

const forget = statement((db, { caller, key, token }: RequestClaim) =>
  db
    .deleteFrom('keyed_request')
    .where('caller', '=', caller)
    .where('key', '=', key)
    .where('token', '=', token)
    .where('changed', '=', 0),
);
