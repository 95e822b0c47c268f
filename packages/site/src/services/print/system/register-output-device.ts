import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { registerOutputDevice as register } from '../../../store/mutations/printing/devices/register-output-device.ts';
import type { Store } from '../../../store/store.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';
import { deviceUuid } from '../asking-device.ts';
import { mayOperate } from '../require-right.ts';
import { requireServed } from '../require-served.ts';
import { published } from './create-printer.ts';
import { printerWanted } from './printer-wanted.ts';
import { shownRegistration } from './shown-registration.ts';
import type { AskedOfSystem, SystemOperation } from './system-operation.ts';

/**
 * PWG 5100.22, 6.1.8: a device prints for the printer that is named, or goes on to print for those
 * that it printed for before. Without any it gets one of its own, where who asks may make one.
 */
export const registerOutputDevice: SystemOperation = {
  name: 'Register-Output-Device',
  right: 'device',
  async run(asked, { store }) {
    const { operation, caller, reachedAt } = asked;
    const uuid = deviceUuid(operation);
    requirePrintService(operation);
    const named = await printerWanted(operation, store);
    const before = named === undefined ? await printersOf(uuid, caller.id, store) : [named];
    const printers = before.length > 0 ? before : [await ownPrinter(asked, uuid)];
    for (const printer of printers) {
      await requireServed(caller, printer, store);
      const { id } = printer;
      await store.mutate(register, { printer: id, uuid, owner: caller.id });
    }
    const groups = await Promise.all(
      printers.map(async (printer) => ({
        tag: 'printer' as const,
        attributes: await shownRegistration(printer, { store, reachedAt }),
      })),
    );
    return { groups };
  },
};

function requirePrintService(operation: Attributes): void {
  const types = operation.keywords('printer-service-type');
  if (types.length === 0 || types.includes('print')) return;
  const reason = `there is no service of the type ${types.join(', ')} here, only print`;
  throw ippRefusals('client-error-not-possible', { reason });
}

async function printersOf(
  uuid: string,
  owner: string,
  store: Pick<Store, 'read'>,
): Promise<readonly PrinterTable[]> {
  return await store.read(async (db) =>
    db
      .selectFrom('printer')
      .innerJoin('output_device', 'output_device.printer', 'printer.id')
      .selectAll('printer')
      .where('output_device.uuid', '=', uuid)
      .where('output_device.owner', '=', owner)
      .orderBy('printer.number')
      .execute(),
  );
}

async function ownPrinter(asked: AskedOfSystem, uuid: string): Promise<PrinterTable> {
  if (mayOperate(asked.caller)) return published(asked, `Device ${uuid.slice('urn:uuid:'.length)}`);
  const reason =
    'it names no printer by printer-id or printer-uri, and to make one needs Printers.Publish';
  throw ippRefusals('client-error-not-authorized', { reason });
}
