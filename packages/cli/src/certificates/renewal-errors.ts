import { errorTable } from '@hawser/core/errors';

export const renewalErrors = errorTable('renewal', {
  'self-signed': {
    kind: 'usage',
    message: 'No authority has issued the certificate "{name}": it signs itself.',
    hint: 'Make another one, and remove this one when nothing uses it any more. For management: hawser new-management-certificate',
  },
  authority: {
    kind: 'usage',
    message: '"{name}" is the certificate of an authority, which is not renewed by a request.',
    hint: 'Name a certificate of a server or of a client: hawser get-certificate. Where a tool has only said so of one, make a new request: hawser new-certificate-request {name}',
  },
  nameless: {
    kind: 'usage',
    message: 'The certificate "{name}" has no common name and no host name to ask for again.',
    hint: 'Make a request with the names that it is to have: hawser new-certificate-request',
  },
});
