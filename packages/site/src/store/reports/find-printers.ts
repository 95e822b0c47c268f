import type { Report } from '../report.ts';
import type { PrinterTable } from '../tables/printer.ts';
import { isFound, type NamedSearch } from './directory/named-search.ts';

export const findPrinters: Report<NamedSearch, readonly PrinterTable[]> = {
  name: 'find-printers',
  async run(db, search) {
    return await db
      .selectFrom('printer')
      .selectAll()
      .where((eb) => isFound(eb, search))
      .orderBy('name_key')
      .limit(search.limit)
      .execute();
  },
};
