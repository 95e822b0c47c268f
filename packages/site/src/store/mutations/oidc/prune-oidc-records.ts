import type { Mutation } from '../../mutation.ts';
import type { OldOnes } from '../old-ones.ts';

/** Forgets records that have ended, some at a time, and tells how many. */
export const pruneOidcRecords: Mutation<OldOnes, number> = {
  name: 'prune-oidc-records',
  async run({ db }, { before, most }) {
    const ended = await db
      .selectFrom('oidc_record')
      .select(['model', 'id'])
      .where('expires', '<', before)
      .orderBy('expires')
      .limit(most)
      .execute();
    for (const { model, id } of ended) {
      await db
        .deleteFrom('oidc_record')
        .where('model', '=', model)
        .where('id', '=', id)
        .where('expires', '<', before)
        .execute();
    }
    return ended.length;
  },
};
