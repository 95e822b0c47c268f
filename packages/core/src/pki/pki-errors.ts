import { errorTable } from '../errors.ts';

export const pkiErrors = errorTable('pki', {
  'bad-name': {
    kind: 'usage',
    message: 'No certificate can be issued to "{name}": {reason}.',
    hint: 'Give a name as site.example.com, an address as 192.0.2.1 or 2001:db8::1, or a URI as urn:example:one.',
  },
  'bad-request': {
    kind: 'usage',
    message: 'No certificate can be issued by that request: {reason}.',
    hint: 'Make a request (PKCS#10, PEM) of an RSA key of 2048 to 4096 bits, or of one on the curve P-256, that is signed with SHA-256 or better.',
  },
  'bad-key': {
    kind: 'usage',
    message: 'No certificate can be issued for that key: {reason}.',
    hint: 'Give the public part of an RSA key of 2048 to 4096 bits.',
  },
});
