import { sql } from 'kysely';
import type { Searched } from '../../directory/page.ts';
import type { Report } from '../report.ts';
import type { AvailablePrinterTable } from '../tables/available-printer.ts';

export interface AvailablePrinterSearch extends Searched {
  /** The name of a connector, in any case, or its id. */
  readonly connector?: string | undefined;
}

export interface FoundAvailablePrinter extends AvailablePrinterTable {
  readonly connector: string;
  /** The name of what it is published as. */
  readonly published: string | null;
}

/** The printers that connectors reach, by their names. */
export const findAvailablePrinters: Report<
  AvailablePrinterSearch,
  readonly FoundAvailablePrinter[]
> = {
  name: 'find-available-printers',
  async run(db, { connector, after, limit }) {
    const [name, id] = after ?? [];
    return await db
      .selectFrom('available_printer')
      .innerJoin('agent', 'agent.id', 'available_printer.agent')
      .selectAll('available_printer')
      .select((eb) => [
        'agent.name as connector',
        // One printer can print for several; the first one is told.
        eb
          .selectFrom('printer_connector')
          .innerJoin('printer', 'printer.id', 'printer_connector.printer')
          .select('printer.name')
          .whereRef('printer_connector.agent', '=', 'available_printer.agent')
          .whereRef('printer_connector.uri', '=', 'available_printer.uri')
          .orderBy('printer.number')
          .limit(1)
          .as('published'),
      ])
      .where('agent.revoked', 'is', null)
      .$if(connector !== undefined, (query) =>
        query.where((eb) =>
          eb.or([
            eb('agent.id', '=', connector?.toLowerCase() ?? ''),
            eb('agent.name', '=', connector ?? ''),
            eb(eb.fn<string>('lower', ['agent.name']), '=', connector?.toLowerCase() ?? ''),
          ]),
        ),
      )
      .$if(name !== undefined, (query) =>
        query.where(
          sql<boolean>`(available_printer.name_key, available_printer.id) > (${name}, ${id ?? ''})`,
        ),
      )
      .orderBy('available_printer.name_key')
      .orderBy('available_printer.id')
      .limit(limit)
      .execute();
  },
};
