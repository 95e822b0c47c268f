import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { documentWanted } from '../document-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobWanted } from '../job-wanted.ts';

/** RFC 8011, 4.2.3: what Print-Job would say. */
export const validateJob: PrinterOperation = {
  name: 'Validate-Job',
  right: 'print',
  async run({ message, operation, printer }) {
    jobWanted(message, operation);
    documentWanted(operation, printer);
    if (printer.accepting === 0) {
      throw ippRefusals('server-error-not-accepting-jobs', { name: printer.name });
    }
    return {};
  },
};
