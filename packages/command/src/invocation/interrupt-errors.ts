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
    message: 'It took longer than the {seconds} seconds that -TimeoutSec allows.',
    hint: 'Give it more time; if a site is slow to answer, see what is wrong: hawser test-profile',
  },
});
