import { errorTable } from '@hawser/core/errors';

export const certificateErrors = errorTable('certificate', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no certificate "{name}" {where}.',
    hint: 'See those there are: hawser get-certificate',
  },
  ambiguous: {
    kind: 'usage',
    message: 'There are several certificates "{name}".',
    hint: 'Name one by its id: {ids}',
  },
  unreadable: {
    kind: 'usage',
    message: 'The file {path} cannot be read: {reason}.',
    hint: 'Give the path of a file with certificates.',
  },
  'no-request': {
    kind: 'not-found',
    message: 'No request on this machine has the key of the certificate "{name}".',
    hint: 'These wait for their certificates: {pending}. Complete a request on the machine, and as the user, that has made it; a certificate that brings its key is for import-certificate.',
  },
  'only-authorities': {
    kind: 'usage',
    message: 'There are only certificates of authorities in what was given: {names}.',
    hint: 'Give the certificate that was issued for the request, too; these are its chain.',
  },
  'no-requests': {
    kind: 'not-found',
    message: 'No request on this machine waits for a certificate, and so not for that of "{name}".',
    hint: 'Complete a request on the machine, and as the user, that has made it; a certificate that brings its key is for import-certificate.',
  },
  'lost-key': {
    kind: 'failed',
    message: 'The key of {name} is not {where} any more.',
    hint: 'On this machine, use the vault that it was made with (HAWSER_VAULT, HAWSER_VAULT_KEY). If the key is lost, make a new request and have the authority issue the certificate again.',
  },
  'brings-key': {
    kind: 'usage',
    message:
      'The file {path} is sealed with a password, as files with keys are; an authority answers a request without one.',
    hint: 'Take the certificate and its key from it: hawser import-certificate {path}',
  },
  'too-many': {
    kind: 'usage',
    message: 'There are more than {most} certificates in {path} that are in it for themselves.',
    hint: 'Take out of it those that are needed, into a file of their own.',
  },
  'no-certificate': {
    kind: 'usage',
    message: 'There is no certificate in {path}.',
    hint: 'Give the file with the certificate; a private key alone is no use.',
  },
  'no-key-in-file': {
    kind: 'usage',
    message: 'There is no private key in {path}.',
    hint: 'Give the file with the key (PEM or PKCS#8), which begins with BEGIN PRIVATE KEY or the like.',
  },
  'broken-key': {
    kind: 'usage',
    message: 'The private key of {name} is damaged: nobody can verify what it signs.',
    hint: 'Export or copy it again from where the certificate is in use.',
  },
  'other-key': {
    kind: 'usage',
    message: 'The private key in {path} belongs to another certificate.',
    hint: 'Give the key that the certificate "{name}" was requested with.',
  },
  'no-key': {
    kind: 'usage',
    message: 'There is no private key of {name} {where}, and so no {what} can be made.',
    hint: 'Export it where its key is, or without a key, as .cer or .p7b.',
  },
  'no-format': {
    kind: 'usage',
    message: 'The ending of {path} does not say in which form the certificate is to be.',
    hint: 'Let it end with .cer, .pem or the like, or say it with -Format: {forms}.',
  },
  'wants-key': {
    kind: 'usage',
    message:
      'No {path} can be made: a .pfx has the private key in it, which stays where the request was made.',
    hint: 'Write a .cer, .pem or .p7b. Where the request was made, complete-certificate-request takes that, and export-certificate makes the .pfx.',
  },
  'not-sealed': {
    kind: 'usage',
    message: 'A .{format} file is not sealed, and a password would be of no use.',
    hint: 'Leave out -Password and -Legacy, or export a .pfx.',
  },
  misnamed: {
    kind: 'usage',
    message: '{path} would not be what its name says, a {ending}.',
    hint: 'Give the .cer, which has no key, by -CertificatePath, and the .pfx, which has it, by -PfxPath: whoever takes one for the other gives the key away.',
  },
  'has-no-key': {
    kind: 'usage',
    message: 'A .{format} file has no room for a private key.',
    hint: 'Leave out -IncludePrivateKey, or say -Format pfx.',
  },
});
