import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** An agent that was heard of, and when, and whether it has ended its connection. */
export interface HeardAgent {
  readonly id: string;
  readonly version: string;
  readonly seen: number;
  readonly gone: number | null;
}

/** Keeps when agents were last heard of, many at a time. */
export const reportAgents: Mutation<readonly HeardAgent[], void> = {
  name: 'report-agents',
  async run({ db }, heard) {
    for (const each of heard) await report(db, each);
  },
};

const report = statement((db, { id, version, seen, gone }: HeardAgent) =>
  db.updateTable('agent').set({ last_seen: seen, version, gone }).where('id', '=', id),
);
