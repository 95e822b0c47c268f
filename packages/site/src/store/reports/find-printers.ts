import type { Report } from '../report.ts';
import { isFound, type NamedSearch } from './directory/named-search.ts';
import { publishedRows, type PublishedRow } from './published-rows.ts';

export const findPrinters: Report<NamedSearch & { readonly now: number }, readonly PublishedRow[]> =
  {
    name: 'find-printers',
    async run(db, search) {
      const found = await db
        .selectFrom('printer')
        .select('number')
        .where((eb) => isFound(eb, search))
        .orderBy('name_key')
        .limit(search.limit)
        .execute();
      return await publishedRows(
        db,
        found.map(({ number }) => number),
        search.now,
      );
    },
  };
