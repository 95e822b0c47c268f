import { errorTable } from '@hawser/core/errors';

/** What only a virtual printer refuses a request with; the key is the status that answers it. */
export const virtualPrinterRefusals = errorTable('virtual-printer', {
  'server-error-not-accepting-jobs': {
    kind: 'conflict',
    message: 'The printer takes no new jobs now.',
    hint: 'Have it take some: hawser-agent set-virtual-printer -Accepting yes',
  },
});
