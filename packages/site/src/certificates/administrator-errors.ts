import { errorTable } from '@hawser/core/errors';

export const administratorErrors = errorTable('administrator', {
  'not-found': {
    kind: 'not-found',
    message: 'No administrator of this site has a certificate with the fingerprint {fingerprint}.',
    hint: 'See those there are: hawser get-site-administrator',
  },
});
