import { documentWanted } from '../document-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobAsked } from '../job-wanted.ts';
import { requireAccepting } from '../require-accepting.ts';

/** RFC 8011, 4.2.3: what Print-Job would say. */
export const validateJob: PrinterOperation = {
  name: 'Validate-Job',
  right: 'print',
  async run({ message, operation, printer }, { clock }) {
    requireAccepting(printer);
    const { answer } = await jobAsked(message, operation, { printer, now: clock.now() });
    documentWanted(operation, printer);
    return answer;
  },
};
