import { errorTable } from '@hawser/core/errors';

/** Why a command ended before its end. */
export const interruptErrors = errorTable('interrupt', {
  stopped: {
    kind: 'interrupted',
    message: 'Interrupted.',
    hint: '',
  },
  'timed-out': {
    kind: 'unreachable',
    message: 'It took longer than the {seconds} s that -TimeoutSec allows.',
    hint: 'Give it more time, or see whether the site is well: hawser test-profile',
  },
});
