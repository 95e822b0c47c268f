import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { selectPrinter } from './select-printer.ts';

export interface DeviceAttributes {
  readonly printer: string;
  /** A group of IPP attributes. */
  readonly attributes: Uint8Array;
}

/** Keeps what a device can do, which is what clients see. */
export const keepDeviceAttributes: Mutation<DeviceAttributes, void> = {
  name: 'keep-device-attributes',
  async run(tx, { printer: id, attributes }) {
    const { db, at } = tx;
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const changed = { attributes, revision: printer.revision + 1, changed: at };
    await db.updateTable('printer').set(changed).where('id', '=', id).execute();
    await appendPrinterNotices(tx, { ...printer, ...changed }, ['printer-config-changed']);
  },
};
