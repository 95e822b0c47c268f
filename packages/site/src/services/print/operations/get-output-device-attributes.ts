import { keptGroup } from '../../../printing/kept-group.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requestedBy } from '@hawser/core/ipp/answering/requested';

/** PWG 5100.18: what the device has said of itself. */
export const getOutputDeviceAttributes: PrinterOperation = {
  name: 'Get-Output-Device-Attributes',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const uuid = await requireDevice(operation, { caller, printer }, store);
    const rows = await store.read(async (db) =>
      db
        .selectFrom('output_device')
        .select('attributes')
        .where('printer', '=', printer.id)
        .where('uuid', '=', uuid)
        .execute(),
    );
    const said = keptGroup(rows[0]?.attributes ?? null);
    const isTemplate = (name: string): boolean => /-(default|supported|ready)$/.test(name);
    const wanted = requestedBy(operation, {
      'printer-description': (name) => !isTemplate(name),
      'job-template': isTemplate,
    });
    return { groups: [{ tag: 'printer', attributes: said?.those(wanted) ?? {} }] };
  },
};
