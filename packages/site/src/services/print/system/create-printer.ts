import { randomUUID } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import { groupsOf } from '@hawser/core/ipp/message';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { soundName } from '../../../printing/sound-name.ts';
import { publishPrinter } from '../../../store/mutations/printing/publish-printer.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';
import { shownRegistration } from './shown-registration.ts';
import type { AskedOfSystem, SystemOperation } from './system-operation.ts';

const longestName = 127;

/** PWG 5100.22, 6.1.2: another printer, which no device prints for yet. */
export const createPrinter: SystemOperation = {
  name: 'Create-Printer',
  right: 'operate',
  async run(asked, { store }) {
    const { message, operation, reachedAt } = asked;
    const [given] = groupsOf(message, 'printer');
    const name = given?.name('printer-name') ?? operation.name('printer-name') ?? '';
    if (name.trim() === '' || name.length > longestName) {
      const reason = `it does not say which printer-name of 1 to ${longestName} characters is wanted`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const printer = await published(asked, named(name));
    const attributes = await shownRegistration(printer, { store, reachedAt });
    return { groups: [{ tag: 'printer', attributes }] };
  },
};

function named(given: string): string {
  try {
    return soundName(given);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    throw ippRefusals('client-error-bad-request', {
      reason: `its printer-name is none: ${error.message}`,
    });
  }
}

/** A printer that is new, or why there cannot be one of that name. */
export async function published(
  { change }: Pick<AskedOfSystem, 'change'>,
  name: string,
): Promise<PrinterTable> {
  try {
    return await change(publishPrinter, { id: randomUUID(), name: name.normalize('NFC') });
  } catch (error) {
    if (!(error instanceof HawserError) || error.kind !== 'conflict') throw error;
    throw ippRefusals('client-error-not-possible', { reason: `the name ${name} is taken` });
  }
}
