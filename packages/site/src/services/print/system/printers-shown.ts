import type { Store } from '../../../store/store.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';

export const mostPrinters = 1000;

export interface PrinterSearch {
  readonly numbers?: readonly number[];
  readonly accepting?: boolean;
  readonly paused?: boolean;
  readonly limit?: number;
  /** From 1 on. */
  readonly first?: number;
}

/** Printers by their printer-id. */
export async function printersShown(
  { numbers = [], accepting, paused, limit = mostPrinters, first = 1 }: PrinterSearch,
  store: Pick<Store, 'read'>,
): Promise<readonly PrinterTable[]> {
  return await store.read(async (db) =>
    db
      .selectFrom('printer')
      .selectAll()
      .$if(numbers.length > 0, (query) => query.where('number', 'in', numbers))
      .$if(accepting !== undefined, (query) => query.where('accepting', '=', Number(accepting)))
      .$if(paused !== undefined, (query) => query.where('paused', '=', Number(paused)))
      .orderBy('number')
      .limit(Math.min(limit, mostPrinters))
      .offset(first - 1)
      .execute(),
  );
}
