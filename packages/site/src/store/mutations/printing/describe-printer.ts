import { nameKey } from '../../../directory/names.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { requireVersion } from '../../require-version.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import {
  changeConnectors,
  connectorsOf,
  type ConnectorsWanted,
  tellConnectors,
  type ToldConnectors,
} from './connectors/change-connectors.ts';
import { keepDescriptor } from './keep-descriptor.ts';
import { detailsOf, type GivenDetails, relistPrinter } from './listing/relist-printer.ts';
import { requireFreeName } from './require-free-name.ts';
import { selectPrinter } from './select-printer.ts';

/** What is said of a printer; without a word it stays as it is. */
export interface PrinterDescription extends Partial<GivenDetails>, ConnectorsWanted {
  readonly id: string;
  readonly name?: string;
  /** Its security descriptor, canonically; null has roles say who prints. */
  readonly sddl?: string | null;
  /** The revision that is to be changed; undefined for whichever there is. */
  readonly revision?: number | undefined;
}

/** What the audit trail tells of it. */
interface Told extends GivenDetails {
  readonly name: string;
  readonly descriptor: number | null;
  readonly connectors: ToldConnectors;
}

/** Says of a printer what it is called, what it is, where it stands, who may use it, and who prints for it. */
export const describePrinter: Mutation<
  PrinterDescription,
  { readonly before: Told; readonly after: Told; readonly printer: PrinterTable }
> = {
  name: 'describe-printer',
  async run(tx, { id, name, sddl, revision, serve, leave, ...given }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    requireVersion(revision, { what: `The printer "${printer.name}"`, version: printer.revision });
    const details = await detailsOf(tx, printer.number);
    const after: PrinterTable = {
      ...printer,
      ...(name === undefined ? {} : await renamed(tx, printer, name)),
      descriptor_id:
        sddl === undefined ? printer.descriptor_id : await keepDescriptor(tx, sddl ?? undefined),
      revision: printer.revision + 1,
      changed: tx.at,
    };
    const told: GivenDetails = { ...details, ...given };
    await tx.db
      .updateTable('printer')
      .set({
        name: after.name,
        name_key: after.name_key,
        descriptor_id: after.descriptor_id,
        revision: after.revision,
        changed: after.changed,
      })
      .where('id', '=', id)
      .execute();
    await relistPrinter(tx, after, told);
    const connectorsBefore = await connectorsOf(tx, id);
    await changeConnectors(tx, id, {
      ...(serve === undefined ? {} : { serve }),
      ...(leave === undefined ? {} : { leave }),
    });
    const connectors = await connectorsOf(tx, id);
    await appendPrinterNotices(tx, after, ['printer-config-changed']);
    const isTold = name !== undefined || serve !== undefined || leave !== undefined;
    const concerned = isTold ? [...Object.keys(connectorsBefore), ...Object.keys(connectors)] : [];
    await tellConnectors(tx, concerned);
    return {
      before: {
        name: printer.name,
        descriptor: printer.descriptor_id,
        connectors: connectorsBefore,
        ...details,
      },
      after: { name: after.name, descriptor: after.descriptor_id, connectors, ...told },
      printer: after,
    };
  },
  tells: ({ before, after }, { id }) => ({ target: id, before, after }),
};

async function renamed(
  tx: Tx,
  printer: PrinterTable,
  name: string,
): Promise<Pick<PrinterTable, 'name' | 'name_key'>> {
  const key = nameKey(name);
  if (key !== printer.name_key) await requireFreeName(tx, key);
  return { name, name_key: key };
}
