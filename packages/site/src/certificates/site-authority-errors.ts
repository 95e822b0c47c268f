import { errorTable } from '@hawser/core/errors';

/** The site authority, which all replicas share. */
export const siteAuthorityErrors = errorTable('site-authority', {
  ended: {
    kind: 'failed',
    message: 'The site authority ended at {until}, and issues nothing any more.',
    hint: 'Look at the clock of this machine. If it is right, name a certificate from elsewhere by -CertificateFile and -CertificateKeyFile.',
  },
});
