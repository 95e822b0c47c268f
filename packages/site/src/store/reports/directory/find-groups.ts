import { type Group, groupView } from '../../../directory/directory-views.ts';
import type { Report } from '../../report.ts';
import { isFound, type NamedSearch } from './named-search.ts';

export const findGroups: Report<NamedSearch, readonly Group[]> = {
  name: 'find-groups',
  async run(db, search) {
    const rows = await db
      .selectFrom('directory_group')
      .selectAll()
      .where((eb) => isFound(eb, search))
      .orderBy('name_key')
      .limit(search.limit)
      .execute();
    return rows.map(groupView);
  },
};
