import { type Client, clientView } from '../../../directory/directory-views.ts';
import type { Report } from '../../report.ts';
import { isFound, type NamedSearch } from './named-search.ts';

export const findClients: Report<NamedSearch, readonly Client[]> = {
  name: 'find-clients',
  async run(db, search) {
    const rows = await db
      .selectFrom('directory_client')
      .selectAll()
      .where((eb) => isFound(eb, search))
      .orderBy('name_key')
      .limit(search.limit)
      .execute();
    return rows.map(clientView);
  },
};
