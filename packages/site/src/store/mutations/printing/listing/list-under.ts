import type { Tx } from '../../../mutation.ts';
import { listPrinter } from './list-printer.ts';

/** Has a printer be found as before, by those whom another descriptor lets use it. */
export async function listUnder(tx: Tx, number: number, descriptor: number): Promise<void> {
  const listed = await tx.db
    .selectFrom('listed_printer')
    .select([
      'number',
      'printer',
      'name',
      'manufacturer',
      'model',
      'device_model',
      'location',
      'capabilities',
    ])
    .where('number', '=', number)
    .executeTakeFirst();
  if (listed === undefined) return;
  const capabilities = JSON.parse(listed.capabilities) as readonly string[];
  await listPrinter(tx, { ...listed, descriptor, capabilities });
}
