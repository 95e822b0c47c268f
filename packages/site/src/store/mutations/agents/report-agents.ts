import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** An agent that was heard of, and since when. */
export interface HeardAgent {
  readonly id: string;
  readonly version: string;
  readonly seen: number;
}

/** Keeps when agents were last heard of, many at a time. */
export const reportAgents: Mutation<readonly HeardAgent[], void> = {
  name: 'report-agents',
  async run({ db }, heard) {
    for (const each of heard) await report(db, each);
  },
};

const report = statement((db, { id, version, seen }: HeardAgent) =>
  db.updateTable('agent').set({ last_seen: seen, version }).where('id', '=', id),
);
