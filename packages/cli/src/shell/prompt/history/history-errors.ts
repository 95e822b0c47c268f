import { errorTable } from '@hawser/core/errors';

/** What can be in the way of lines that are to be remembered. */
export const historyErrors = errorTable('history', {
  'not-kept': {
    kind: 'failed',
    message: 'Lines cannot be remembered: {reason}',
    hint: 'This shell goes on without; the next one does not know what was typed here.',
  },
});
