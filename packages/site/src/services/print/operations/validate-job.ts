import { documentWanted } from '../document-wanted.ts';
import { limitsOf } from '../../../printing/limits-of.ts';
import { requireFutureRoom } from '../document-room.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobAsked, octetsSaid } from '../job-wanted.ts';
import { requireAccepting } from '../require-accepting.ts';

/** RFC 8011, 4.2.3: what Print-Job would say. */
export const validateJob: PrinterOperation = {
  name: 'Validate-Job',
  right: 'print',
  async run({ message, operation, caller, printer }, options) {
    requireAccepting(printer);
    const limits = limitsOf(printer, { site: options.limits() });
    const now = options.clock.now();
    const { answer } = await jobAsked(message, operation, { printer, limits, now });
    documentWanted(operation, printer);
    const octets = octetsSaid(operation);
    await requireFutureRoom({ printer, owner: caller.id, limits, jobs: 1, octets }, options);
    return answer;
  },
};
