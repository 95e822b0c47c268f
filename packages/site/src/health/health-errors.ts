import { errorTable } from '@hawser/core/errors';

/** Why a site does not want to be asked now. */
export const healthErrors = errorTable('health', {
  draining: {
    kind: 'unreachable',
    message: 'This replica of the site is stopping.',
    hint: 'Ask another replica, or wait until it has been started again.',
  },
  troubled: {
    kind: 'unreachable',
    message: 'The site cannot do its work: {trouble}.',
    hint: 'It goes on by itself once that is mended. See what is wrong: hawser test-site',
  },
});
