import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const connectorErrors = errorTable('connector-printer', {
  'not-added': {
    kind: 'not-found',
    message: 'This connector was given no printer {uri}.',
    hint: 'See those it was given: hawser-agent get-connector-printer',
  },
  'none-named': {
    kind: 'usage',
    message: 'It is not said which printer is meant.',
    hint: 'Give an address, or -Discover for whatever announces itself in the building.',
  },
  'too-many': {
    kind: 'conflict',
    message: 'This connector has {most} printers already, which is as many as one may have.',
    hint: 'Register another connector, on another machine.',
  },
  untrusted: {
    kind: 'denied',
    message:
      'The certificate of {host} was issued by nobody whom this machine trusts; its fingerprint is {fingerprint}. Nothing was added.',
    hint: 'Compare it with the one that the printer shows or prints, and repeat this with -Fingerprint {fingerprint}',
  },
  'bad-fingerprint': {
    kind: 'usage',
    message: 'That is no fingerprint for {uri}.',
    hint: 'It is the SHA-256 of a certificate, 64 hexadecimal digits with or without colons, and for an address that begins with ipps:',
  },
  'no-printer': {
    kind: 'failed',
    message: '{uri} is neither a printer nor a server of printers: {reason}.',
    hint: 'A printer is at a path as ipp://HOST/ipp/print, those of CUPS are at ipp://HOST/printers/QUEUE, and all of them at ipp://HOST/',
  },
});
