import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { troubleFrom } from '../../jobs/job-trouble.ts';
import type { LocalOperation } from '../local-printer.ts';

const passedOn: ReadonlySet<string> = new Set(['identify-actions', 'message']);

/** PWG 5100.13, 3.1: the real printer is to show itself, and the site has it do so. */
export const identifyPrinter: LocalOperation = {
  name: 'Identify-Printer',
  async run({ operation }, printer) {
    const user = printer.user(operation);
    const attributes = operation.those((name) => passedOn.has(name));
    try {
      await (await printer.site(user)).send('Identify-Printer', [{ tag: 'operation', attributes }]);
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
      throw troubleFrom(error) === undefined
        ? printerRefusals('client-error-not-possible', { reason })
        : printerRefusals('server-error-service-unavailable', { reason });
    }
    return {};
  },
};
