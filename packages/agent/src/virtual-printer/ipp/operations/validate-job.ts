import { jobAsked } from '../job-asked.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { documentAsked } from '../../../ipp-server/document-asked.ts';

/** RFC 8011, 4.2.3: what Print-Job would say, without a job. */
export const validateJob: PrinterOperation = {
  name: 'Validate-Job',
  run(asked, printer) {
    const { answer } = jobAsked(asked, printer);
    documentAsked(asked.operation, printer);
    return answer;
  },
};
