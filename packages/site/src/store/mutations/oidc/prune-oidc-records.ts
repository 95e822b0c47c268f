import type { Mutation } from '../../mutation.ts';

export interface EndedRecords {
  /** Those that ended before. */
  readonly before: number;
  readonly most: number;
}

/** Forgets records that have ended, some at a time, and tells how many. */
export const pruneOidcRecords: Mutation<EndedRecords, number> = {
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
