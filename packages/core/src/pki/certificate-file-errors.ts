import { errorTable } from '../errors.ts';

export const certificateFileErrors = errorTable('certificate-file', {
  'wrong-password': {
    kind: 'denied',
    message: 'The password does not open the file.',
    hint: 'Give the password that the file was exported with; upper and lower case count, and so does a space at the end.',
  },
  'password-needed': {
    kind: 'usage',
    message: 'The private key in the file is sealed by a password.',
    hint: 'Give the password that the file was exported with.',
  },
  damaged: {
    kind: 'usage',
    message: 'The file is damaged: {reason}.',
    hint: 'Export or copy it again, and compare the sizes of both files.',
  },
  'too-slow': {
    kind: 'usage',
    message: 'The file wants its password to be hashed {rounds} times, which is more than is done.',
    hint: 'Export it again with fewer iterations; 100000 are enough.',
  },
  'unknown-algorithm': {
    kind: 'usage',
    message: 'The file is sealed in a way that is not known here ({algorithm}).',
    hint: 'Export it again, with AES-256 and SHA-256 where there is a choice, else with 3DES and SHA-1.',
  },
  empty: {
    kind: 'usage',
    message: 'There is nothing in the file.',
    hint: 'Export or copy it again.',
  },
  'too-large': {
    kind: 'usage',
    message: 'The file has more than {limit}, which no certificate needs.',
    hint: 'Give a file with certificates: .pfx, .p12, .pem, .cer, .crt, .p7b or .publishsettings.',
  },
  'too-many': {
    kind: 'usage',
    message: 'There are more than {found} in the file.',
    hint: 'Give a file with the certificate, its private key, and the certificates above it.',
  },
  'unknown-form': {
    kind: 'usage',
    message: 'The file is no certificate in a form that is known here.',
    hint: 'Give a certificate as PEM or DER (.pem, .cer, .crt), PKCS#7 (.p7b), PFX (.pfx, .p12) or .publishsettings, whatever its name ends with.',
  },
  'is-request': {
    kind: 'usage',
    message: 'The file is a certificate request, not a certificate.',
    hint: 'Send it to a certificate authority, and give the file that the authority answers with.',
  },
  'no-request': {
    kind: 'usage',
    message: 'There is no certificate request in the file.',
    hint: 'Give a request (PKCS#10) as PEM or DER (.csr, .req), as new-certificate-request writes it.',
  },
  'no-certificate': {
    kind: 'usage',
    message: 'There is no certificate in the file.',
    hint: 'Give the file with the certificate; a private key alone is no use.',
  },
  'new-publish-settings': {
    kind: 'usage',
    message:
      'The file is a .publishsettings file of version {version}; only version 1 has one certificate for all subscriptions.',
    hint: 'What stands there as ManagementCertificate of the subscription is a .pfx file without a password, in base64. Save it decoded, and import that.',
  },
});
