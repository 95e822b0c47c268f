import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { endSignIns } from '../oidc/end-sign-ins.ts';
import type { Change } from './change.ts';

/** In how many places somebody is signed in. */
export interface SignInCounts {
  readonly programs: number;
  readonly browsers: number;
}

/** Ends all sign-ins of somebody; what he proves himself by stays. */
export const endUserSignIns: Mutation<{ readonly userId: string }, Change<SignInCounts>> = {
  name: 'end-user-sign-ins',
  async run(tx, { userId }) {
    const before = {
      programs: await count(tx, 'Grant', userId),
      browsers: await count(tx, 'Session', userId),
    };
    await endSignIns(tx, userId);
    await accessChanged(tx, userId);
    return { before, after: { programs: 0, browsers: 0 } };
  },
};

async function count({ db, at }: Tx, model: string, userId: string): Promise<number> {
  const { found } = await db
    .selectFrom('oidc_record')
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .where('account_id', '=', userId)
    .where('model', '=', model)
    .where('expires', '>', at)
    .executeTakeFirstOrThrow();
  return found;
}
