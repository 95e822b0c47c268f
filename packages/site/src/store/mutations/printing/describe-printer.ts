import type { PrinterLimits } from '@hawser/core/printing/print-limits';
import { nameKey } from '../../../directory/names.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { ownLimits } from '../../../printing/limits-of.ts';
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
import { type GivenLimits, keptLimits, limitsAfter } from './kept-limits.ts';
import { detailsOf, type GivenDetails, relistPrinter } from './listing/relist-printer.ts';
import { requireFreeName } from './require-free-name.ts';
import { selectPrinter } from './select-printer.ts';

/** What is said of a printer; without a word it stays as it is. */
export interface PrinterDescription extends Partial<GivenDetails>, ConnectorsWanted {
  readonly id: string;
  readonly name?: string;
  /** Its security descriptor, canonically; null has roles say who prints. */
  readonly sddl?: string | null;
  /** What it is to have otherwise than the site; null is again as the site has it. */
  readonly limits?: GivenLimits;
  /** The revision that is to be changed; undefined for whichever there is. */
  readonly revision?: number | undefined;
}

/** What the audit trail tells of it. */
interface Told extends GivenDetails {
  readonly name: string;
  readonly sddl: string | null;
  readonly limits: PrinterLimits;
  readonly connectors: ToldConnectors;
}

/** Says of a printer what it is called, what it is, where it stands, who may use it, and who prints for it. */
export const describePrinter: Mutation<
  PrinterDescription,
  { readonly before: Told; readonly after: Told; readonly printer: PrinterTable }
> = {
  name: 'describe-printer',
  async run(tx, { id, name, sddl, limits, revision, serve, leave, ...given }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    requireVersion(revision, { what: `The printer "${printer.name}"`, version: printer.revision });
    const details = await detailsOf(tx, printer.number);
    const before: Told = {
      name: printer.name,
      sddl: await sddlOf(tx, printer),
      limits: ownLimits(printer.limits),
      connectors: await connectorsOf(tx, id),
      ...details,
    };
    const own = limitsAfter(before.limits, limits);
    const after: PrinterTable = {
      ...printer,
      ...(name === undefined ? {} : await renamed(tx, printer, name)),
      descriptor_id:
        sddl === undefined ? printer.descriptor_id : await keepDescriptor(tx, sddl ?? undefined),
      limits: keptLimits(own),
      revision: printer.revision + 1,
      changed: tx.at,
    };
    const described: GivenDetails = { ...details, ...given };
    await tx.db
      .updateTable('printer')
      .set({
        name: after.name,
        name_key: after.name_key,
        descriptor_id: after.descriptor_id,
        limits: after.limits,
        revision: after.revision,
        changed: after.changed,
      })
      .where('id', '=', id)
      .execute();
    await relistPrinter(tx, after, described);
    await changeConnectors(tx, id, {
      ...(serve === undefined ? {} : { serve }),
      ...(leave === undefined ? {} : { leave }),
    });
    const connectors = await connectorsOf(tx, id);
    await appendPrinterNotices(tx, after, ['printer-config-changed']);
    const isTold = name !== undefined || serve !== undefined || leave !== undefined;
    const concerned = [...Object.keys(before.connectors), ...Object.keys(connectors)];
    await tellConnectors(tx, isTold ? concerned : []);
    const told: Told = {
      name: after.name,
      sddl: sddl === undefined ? before.sddl : sddl,
      limits: own,
      connectors,
      ...described,
    };
    return { before, after: told, printer: after };
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

async function sddlOf({ db }: Tx, { descriptor_id: id }: PrinterTable): Promise<string | null> {
  const row = await db
    .selectFrom('security_descriptor')
    .select('sddl')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sddl ?? null;
}
