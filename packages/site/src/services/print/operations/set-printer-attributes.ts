import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { keepPrinterSettings } from '../../../store/mutations/printing/keep-printer-settings.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { notSettable } from '../not-settable.ts';
import { requireSound } from '../require-sound.ts';
import { siteOffer } from '../site-offer.ts';

/** RFC 3380, 4.1: what operators say of a printer outweighs what its device says. */
export const setPrinterAttributes: PrinterOperation = {
  name: 'Set-Printer-Attributes',
  right: 'operate',
  async run({ message, printer }, { store }) {
    const [given] = groupsOf(message, 'printer');
    if (given === undefined || given.attributeNames.length === 0) {
      throw ippRefusals('client-error-bad-request', { reason: 'it has no printer attributes' });
    }
    const refused = notSettable(given, siteOffer['printer-settable-attributes-supported']);
    if (refused !== undefined) return refused;
    const isGone = (name: string): boolean => given.outOfBand(name) === 'delete-attribute';
    requireSound(given.those((name) => !isGone(name)));
    const before = keptGroup(printer.settings)?.those((name) => !given.has(name));
    const attributes = [before ?? {}, given.those((name) => !isGone(name))];
    const settings = encodeMessage({
      code: 0,
      requestId: 1,
      groups: [{ tag: 'printer', attributes }],
    });
    await store.mutate(keepPrinterSettings, { printer: printer.id, settings });
    return {};
  },
};
