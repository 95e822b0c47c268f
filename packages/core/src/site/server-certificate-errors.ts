import { errorTable } from '../errors.ts';

const askAnew = 'Get a new one from its authority, and put it into the place of this one.';

/** The certificate that a site shows to those who call it. */
export const serverCertificateErrors = errorTable('server-certificate', {
  unreadable: {
    kind: 'usage',
    message: '{path} cannot be read: {reason}.',
    hint: 'Name the files of the certificate and of its key, which the user of the site can read, by -CertificateFile and -CertificateKeyFile.',
  },
  'no-certificate': {
    kind: 'usage',
    message: 'There is no certificate in {path}.',
    hint: 'Give a PEM file. Of a PFX one is made by: openssl pkcs12 -in FILE.pfx -nokeys -out {quoted}',
  },
  damaged: {
    kind: 'usage',
    message: 'Certificate number {number} in {path} is damaged.',
    hint: 'Put back a copy of the file, or get it anew from its authority.',
  },
  'no-key': {
    kind: 'usage',
    message: 'There is no private key in {path} that can be read.',
    hint: 'Give a PEM file. Of a PFX one is made by: openssl pkcs12 -in FILE.pfx -nocerts -nodes -out {quoted}',
  },
  'sealed-key': {
    kind: 'usage',
    message: 'The private key in {path} is sealed with a passphrase, which the site does not have.',
    hint: 'Open it into a file that only the user of the site can read: (umask 077 && openssl pkey -in {quoted} -out FILE)',
  },
  'other-key': {
    kind: 'usage',
    message: 'The certificate in {path} does not fit the key in {keyPath}.',
    hint: 'Name the key that the certificate was requested with.',
  },
  'wrong-order': {
    kind: 'usage',
    message: 'The certificates in {path} are in the wrong order: number {number} does not follow.',
    hint: 'Put that of the site first, and behind each the one of the authority that issued it.',
  },
  ended: {
    kind: 'usage',
    message: 'The certificate of {name} in {path} ended at {until}.',
    hint: `${askAnew} If it should still hold, look at the clock of this machine.`,
  },
  'not-yet': {
    kind: 'usage',
    message: 'The certificate of {name} in {path} holds only from {from} on.',
    hint: 'Look at the clock of this machine; if it is right, wait until then.',
  },
  'not-for-servers': {
    kind: 'usage',
    message: 'The certificate in {path} is not for servers.',
    hint: 'Ask its authority for one with the extended key usage serverAuth.',
  },
  'other-names': {
    kind: 'usage',
    message:
      'The certificate in {path} is for other names than {host}, where the site is reached: {names}.',
    hint: 'Give the site one of those names in -PublicUrl, or get a certificate for {host}.',
  },
  unusable: {
    kind: 'usage',
    message: 'TLS cannot work with the certificate in {path}: {reason}.',
    hint: 'Get one with an RSA key of 2048 bits or more, or an EC key, signed with SHA-256 or better.',
  },
  'ends-soon': {
    kind: 'failed',
    message: 'The server certificate in {path} ends in {left}, at {until}.',
    hint: askAnew,
  },
  'has-ended': {
    kind: 'failed',
    message: 'The server certificate in {path} ended at {until}; nobody trusts the site any more.',
    hint: askAnew,
  },
  'not-renewed': {
    kind: 'failed',
    message:
      'The server certificate in {path} could not be renewed, and ends at {until}: {reason}.',
    hint: 'It is tried again every hour. Mend what is in the way before it ends.',
  },
});
