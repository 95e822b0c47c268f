import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

/** output-device-uuid of who asks. */
export function deviceUuid(operation: Attributes): string {
  // Some proxies acknowledge that a device shows itself by its device-uuid.
  const uuid = operation.uri('output-device-uuid') ?? operation.uri('device-uuid') ?? '';
  if (/^urn:uuid:[\da-f-]{36}$/i.test(uuid)) return uuid.toLowerCase();
  throw ippRefusals('client-error-bad-request', {
    reason: 'output-device-uuid is no URI that begins with urn:uuid:',
  });
}

/** The device that asks, which is registered, and for which only who has registered it speaks. */
export async function requireDevice(
  operation: Attributes,
  { caller, printer }: { readonly caller: Caller; readonly printer: PrinterTable },
  store: Pick<Store, 'read'>,
): Promise<string> {
  const uuid = deviceUuid(operation);
  const { rows } = await store.read(async (db) => select(db, { printer: printer.id, uuid }));
  const [device] = rows;
  if (device === undefined) {
    throw ippRefusals('client-error-not-found', { what: `device ${uuid} of this printer` });
  }
  if (device.owner === caller.id) return uuid;
  const reason = 'somebody else speaks for that device';
  throw ippRefusals('client-error-not-authorized', { reason });
}

/** Refuses a proxy where the job is not with a device for which it speaks. */
export async function requireHolder(
  job: Pick<PrintJobTable, 'lease_device'>,
  { caller, printer }: { readonly caller: Caller; readonly printer: PrinterTable },
  store: Pick<Store, 'read'>,
): Promise<void> {
  const uuid = job.lease_device ?? '';
  const { rows } = await store.read(async (db) => select(db, { printer: printer.id, uuid }));
  if (rows[0]?.owner === caller.id) return;
  const reason = 'it is not with a device for which the proxy speaks';
  throw ippRefusals('client-error-not-authorized', { reason });
}

const select = statement(
  (db, { printer, uuid }: { readonly printer: string; readonly uuid: string }) =>
    db
      .selectFrom('output_device')
      .select('owner')
      .where('printer', '=', printer)
      .where('uuid', '=', uuid),
);
