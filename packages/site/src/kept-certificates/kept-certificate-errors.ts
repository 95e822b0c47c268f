import { errorTable } from '@hawser/core/errors';

export const keptCertificateErrors = errorTable('kept-certificate', {
  'not-found': {
    kind: 'not-found',
    message: 'The site keeps no certificate {id}.',
    hint: 'See those that it keeps: hawser get-certificate -Store site',
  },
  unreadable: {
    kind: 'usage',
    message: 'What is given as {part} cannot be read.',
    hint: 'Give a certificate of X.509 as PEM, and its key as PKCS#8, PEM, without a password.',
  },
  'other-id': {
    kind: 'usage',
    message: 'The certificate given for {id} has the id {found}.',
    hint: 'The id of a certificate is the first 16 digits of its SHA-256, in small letters.',
  },
  'other-key': {
    kind: 'usage',
    message: 'The private key belongs to another certificate than {name}.',
    hint: 'Give the key that the certificate was requested with.',
  },
  'no-key': {
    kind: 'not-found',
    message: 'The site keeps the certificate {name}, but not its private key.',
    hint: 'Its key is where the request was made; import-certificate gives it to the site.',
  },
  sealed: {
    kind: 'failed',
    message: 'The private key of {name} cannot be read: it was sealed under another key.',
    hint: 'Start the site with the key file that it had when the certificate was given to it, or import the certificate again from its .pfx.',
  },
});
