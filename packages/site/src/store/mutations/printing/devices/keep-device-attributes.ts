import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import { sparselyUpdated } from '../../../../printing/sparse-update.ts';
import type { Mutation } from '../../../mutation.ts';
import { keptGroup, keptBytes } from '../../../../printing/kept-group.ts';
import { selectPrinter } from '../select-printer.ts';
import { mergeDevices } from './merge-devices.ts';

export interface DeviceAttributes {
  readonly printer: string;
  readonly device: string;
  /** A group of IPP attributes, which may be sparse. */
  readonly attributes: Uint8Array;
}

/** So much a device may say of itself. */
const mostBytes = 512 * 1024;

/** Keeps what a device says of itself, which is what clients see. */
export const keepDeviceAttributes: Mutation<DeviceAttributes, void> = {
  name: 'keep-device-attributes',
  async run(tx, { printer: id, device, attributes }) {
    const printer = await selectPrinter(tx, id);
    const row = await tx.db
      .selectFrom('output_device')
      .select('attributes')
      .where('printer', '=', id)
      .where('uuid', '=', device)
      .executeTakeFirst();
    if (printer === undefined || row === undefined) {
      throw ippRefusals('client-error-not-found', { what: `device ${device} of this printer` });
    }
    const given = keptGroup(attributes);
    if (given === undefined) return;
    const after = keptBytes(sparselyUpdated(keptGroup(row.attributes), given));
    if (after.length > mostBytes) {
      const reason = `the device says more than ${mostBytes / 1024} KiB of itself`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const isSame = row.attributes !== null && Buffer.from(row.attributes).equals(after);
    await tx.db
      .updateTable('output_device')
      .set(isSame ? { seen: tx.at } : { attributes: after, seen: tx.at })
      .where('printer', '=', id)
      .where('uuid', '=', device)
      .execute();
    // A connector that starts tells all of it again.
    if (!isSame) await mergeDevices(tx, printer, given.attributeNames);
  },
};
