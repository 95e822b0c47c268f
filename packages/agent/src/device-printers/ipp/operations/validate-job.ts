import { documentAsked } from '../../../ipp-server/document-asked.ts';
import { jobAsked } from '../job-asked.ts';
import type { LocalOperation } from '../local-printer.ts';

/** RFC 8011, 4.2.3: what Print-Job would say, without a job. */
export const validateJob: LocalOperation = {
  name: 'Validate-Job',
  async run(asked, printer) {
    const { answer } = await jobAsked(asked, printer);
    documentAsked(asked.operation, printer);
    return answer;
  },
};
