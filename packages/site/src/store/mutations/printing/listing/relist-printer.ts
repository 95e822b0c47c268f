import { isDeepStrictEqual } from 'node:util';
import { capabilitiesOf, deviceModelOf } from '../../../../printing/listing/capabilities.ts';
import { keptGroup } from '../../../../printing/kept-group.ts';
import type { Tx } from '../../../mutation.ts';
import { noDescriptor } from '../../../tables/listed-printer.ts';
import type { PrinterTable } from '../../../tables/printer.ts';
import { type Listing, listPrinter } from './list-printer.ts';

/** What its publisher says of a printer. */
export interface GivenDetails {
  readonly manufacturer: string | null;
  readonly model: string | null;
  /** Where it stands, as canonical JSON. */
  readonly location: string | null;
}

/** Has a printer be found as it is now; its details stay where nobody gives others. */
export async function relistPrinter(
  tx: Tx,
  printer: PrinterTable,
  given?: GivenDetails,
): Promise<void> {
  const details = given ?? (await detailsOf(tx, printer.number));
  await listPrinter(tx, {
    number: printer.number,
    printer: printer.id,
    descriptor: printer.descriptor_id ?? noDescriptor,
    name: printer.name,
    ...abilitiesOf(printer),
    ...details,
  });
}

/** The same where it can do other things than before; devices say again and again how they are. */
export async function relistChanged(
  tx: Tx,
  before: PrinterTable,
  after: PrinterTable,
): Promise<void> {
  if (isDeepStrictEqual(abilitiesOf(before), abilitiesOf(after))) return;
  await relistPrinter(tx, after);
}

/** What it is and can do: as its operators say, and else its devices. */
function abilitiesOf(
  printer: Pick<PrinterTable, 'attributes' | 'settings'>,
): Pick<Listing, 'device_model' | 'capabilities'> {
  const ofDevice = keptGroup(printer.attributes);
  const ofOperators = keptGroup(printer.settings);
  const values: Parameters<typeof capabilitiesOf>[0] = (name) =>
    (ofOperators?.has(name) === true ? ofOperators : ofDevice)?.values(name) ?? [];
  return { device_model: deviceModelOf(values), capabilities: capabilitiesOf(values) };
}

/** What was said of it until now. */
export async function detailsOf({ db }: Pick<Tx, 'db'>, number: number): Promise<GivenDetails> {
  const listed = await db
    .selectFrom('listed_printer')
    .select(['manufacturer', 'model', 'location'])
    .where('number', '=', number)
    .executeTakeFirst();
  return listed ?? { manufacturer: null, model: null, location: null };
}
