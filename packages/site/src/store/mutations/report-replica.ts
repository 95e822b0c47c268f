import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

/** A process of the site, as it tells of itself. */
export interface PresentReplica {
  readonly id: string;
  readonly host: string;
  readonly version: string;
  readonly url: string;
  readonly started: number;
}

/** Keeps that a replica is there now, and forgets those that have not been seen for a day. */
export const reportReplica: Mutation<PresentReplica, void> = {
  name: 'report-replica',
  async run({ db, at }, present) {
    await report(db, { ...present, seen: at });
    await forgetBefore(db, { time: at - dayMs });
  },
};

const dayMs = 86_400_000;

const report = statement(
  (db, { id, host, version, url, started, seen }: PresentReplica & { readonly seen: number }) =>
    db
      .insertInto('replica')
      .values({ id, host, version, url, started, seen })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen })),
);

const forgetBefore = statement((db, { time }: { time: number }) =>
  db.deleteFrom('replica').where('seen', '<', time),
);
