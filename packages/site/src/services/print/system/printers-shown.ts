import type { Caller } from '../../../access/caller.ts';
import { mayUse, type PrinterAccesses } from '../../../printing/printer-accesses.ts';
import type { Store } from '../../../store/store.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';
import { mayServe } from '../require-right.ts';

export const mostPrinters = 1000;

/** Which printers somebody may use: those without a security descriptor, and those with one of these. */
interface UsableBy {
  readonly undescribed: boolean;
  readonly descriptors: ReadonlySet<number>;
}

/** Which printers somebody may use; undefined for whoever serves them all. */
export async function usableBy(
  caller: Caller,
  accesses: PrinterAccesses,
): Promise<UsableBy | undefined> {
  if (mayServe(caller)) return undefined;
  return {
    undescribed: mayUse(await accesses.of(caller, { descriptor_id: null })),
    descriptors: await accesses.usable(caller),
  };
}

export interface PrinterSearch {
  readonly numbers?: readonly number[];
  readonly accepting?: boolean;
  readonly paused?: boolean;
  /** Without, whoever may use them. */
  readonly usableBy?: UsableBy | undefined;
  readonly limit?: number;
  /** From 1 on. */
  readonly first?: number;
}

/** Printers by their printer-id. */
export async function printersShown(
  { numbers = [], accepting, paused, usableBy: by, limit = mostPrinters, first = 1 }: PrinterSearch,
  store: Pick<Store, 'read'>,
): Promise<readonly PrinterTable[]> {
  return await store.read(async (db) =>
    db
      .selectFrom('printer')
      .selectAll()
      .$if(numbers.length > 0, (query) => query.where('number', 'in', numbers))
      .$if(accepting !== undefined, (query) => query.where('accepting', '=', Number(accepting)))
      .$if(paused !== undefined, (query) => query.where('paused', '=', Number(paused)))
      .$if(by !== undefined, (query) =>
        query.where((eb) =>
          eb.or([
            ...(by?.undescribed === true ? [eb('descriptor_id', 'is', null)] : []),
            eb('descriptor_id', 'in', [...(by?.descriptors ?? [])]),
          ]),
        ),
      )
      .orderBy('number')
      .limit(Math.min(limit, mostPrinters))
      .offset(first - 1)
      .execute(),
  );
}
