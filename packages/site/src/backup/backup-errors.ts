import { errorTable } from '@hawser/core/errors';

/** What can be wrong with a backup, or keep one from being made. */
export const backupErrors = errorTable('backup', {
  'not-a-backup': {
    kind: 'failed',
    message: '{path} is not a backup of a site.',
    hint: 'Name a file that backup-site has written.',
  },
  damaged: {
    kind: 'failed',
    message: 'The backup {path} is damaged: {reason}. Nothing was restored from it.',
    hint: 'Use another copy of it, or another backup.',
  },
  newer: {
    kind: 'failed',
    message:
      'The backup {path} was made by a newer Hawser: its {what} is {found}, and this one knows {known}.',
    hint: 'Restore it with the newer Hawser.',
  },
  changed: {
    kind: 'conflict',
    message: 'The backup {path} was changed while it was read. Nothing was restored from it.',
    hint: 'See that nothing else writes to it, then repeat the command.',
  },
  'wrong-password': {
    kind: 'denied',
    message: 'The password does not open the keys in {path}. Nothing was restored.',
    hint: 'Give the one that it was made with; or give none: the site then makes an authority and an admin certificate anew, whoever had a certificate of the old one needs another, and a certificate from outside is named again by start-site -CertificateFile FILE -CertificateKeyFile FILE.',
  },
  'blobs-elsewhere': {
    kind: 'usage',
    message: 'The blobs of the site are not in {path}, only their list: they are in {place}.',
    hint: 'Name where they are, or a copy of them, by -Blobs and -BlobConnectionFile. Two sites that share them delete what the other needs.',
  },
  'not-backed-up': {
    kind: 'failed',
    message: 'The {what} cannot be backed up: more than {limit} bytes.',
    hint: 'See why it is so large, and make it smaller.',
  },
  'blob-unreadable': {
    kind: 'failed',
    message: 'The blob {name} cannot be read, and so no backup was made: {reason}.',
    hint: '{mend}',
  },
});
