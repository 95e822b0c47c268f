import { errorTable } from '@hawser/core/errors';

/** What can be wrong with the site's own directory. */
export const signInErrors = errorTable('sign-in', {
  'other-issuer': {
    kind: 'failed',
    message: 'The directory answers as {issuer}, and not as {wanted}.',
    hint: 'Look at what is between the callers of the site and the site.',
  },
});
