import type { Report } from '../report.ts';
import type { RegistrationTokenTable } from '../tables/registration-token.ts';

export interface RegistrationTokenSearch {
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The tokens by which agents register, those that were made last first. */
export const findRegistrationTokens: Report<
  RegistrationTokenSearch,
  readonly RegistrationTokenTable[]
> = {
  name: 'find-registration-tokens',
  async run(db, { after, limit }) {
    return await db
      .selectFrom('registration_token')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  },
};
