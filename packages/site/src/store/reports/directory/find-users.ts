import { type User, userView } from '../../../directory/directory-views.ts';
import type { Report } from '../../report.ts';
import { isFound, type NamedSearch } from './named-search.ts';

export const findUsers: Report<NamedSearch, readonly User[]> = {
  name: 'find-users',
  async run(db, search) {
    const rows = await db
      .selectFrom('directory_user')
      .selectAll()
      .where((eb) => isFound(eb, search))
      .orderBy('name_key')
      .limit(search.limit)
      .execute();
    return rows.map(userView);
  },
};
