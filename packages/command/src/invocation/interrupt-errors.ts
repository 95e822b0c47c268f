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
    message: 'It took longer than the {seconds} seconds that the setting timeoutSec allows.',
    hint: 'Give it more time by -TimeoutSec, or see where the setting comes from: hawser get-setting timeoutSec',
  },
});
