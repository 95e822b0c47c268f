import { keptBytes, keptGroup } from '../../../../printing/kept-group.ts';
import { mergedDevices } from '../../../../printing/merged-devices.ts';
import type { Tx } from '../../../mutation.ts';
import type { PrinterTable } from '../../../tables/printer.ts';
import { appendPrinterNotices } from '../append-printer-notices.ts';
import { relistChanged } from '../listing/relist-printer.ts';

/** Has a printer be what its devices are together, and tells of it. The last thing a mutation does. */
export async function mergeDevices(
  tx: Tx,
  printer: PrinterTable,
  touched: readonly string[] = ['printer-state', 'document-format-supported'],
): Promise<void> {
  const { db, at } = tx;
  const rows = await db
    .selectFrom('output_device')
    .select('attributes')
    .where('printer', '=', printer.id)
    .where('attributes', 'is not', null)
    .orderBy('created')
    .orderBy('uuid')
    .execute();
  const devices = rows.flatMap((row) => keptGroup(row.attributes) ?? []);
  const attributes = devices.length === 0 ? null : keptBytes(mergedDevices(devices));
  if (isEqual(attributes, printer.attributes)) return;
  const changed = { attributes, revision: printer.revision + 1, changed: at };
  await db.updateTable('printer').set(changed).where('id', '=', printer.id).execute();
  await relistChanged(tx, printer, { ...printer, ...changed });
  const ofState = touched.some((name) => state.test(name));
  const ofConfig = touched.some((name) => !state.test(name));
  await appendPrinterNotices(tx, { ...printer, ...changed }, [
    ...(ofConfig ? (['printer-config-changed'] as const) : []),
    ...(ofState ? (['printer-state-changed'] as const) : []),
  ]);
}

const state = /^printer-(state|is-accepting-jobs|alert)/;

function isEqual(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.compare(one, other) === 0;
}
