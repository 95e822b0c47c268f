import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const printerImportErrors = errorTable('printer-import', {
  unreadable: {
    kind: 'usage',
    message: 'The list {path} cannot be read: {reason}.',
    hint: 'Name a CSV, or what Get-Printer -Full | Export-Clixml has written.',
  },
  'no-queues': {
    kind: 'not-found',
    message: 'The CUPS at {uri} has no queues.',
    hint: 'See lpstat -v there, and whether the address is that of the right one.',
  },
  untrusted: {
    kind: 'unreachable',
    message: 'The certificate of the CUPS at {uri} is not trusted here: {reason}',
    hint: 'Name its authority by -CupsTrustAnchor; where it has signed its certificate itself, compare the SHA-256 fingerprint there and name it by -CupsFingerprint.',
  },
  'unknown-name': {
    kind: 'not-found',
    message: 'No printer of the list is called "{name}".',
    hint: 'See which there are with -WhatIf and without -Name.',
  },
  'none-left': {
    kind: 'not-found',
    message: '-Name and -Exclude leave none of the {count} printers of the list.',
    hint: 'See which there are with -WhatIf and without them; * stands for anything.',
  },
  'bad-location': {
    kind: 'failed',
    message: 'The printer "{name}" in {where} gets no location. {reason}',
    hint: '{mend}',
  },
  'not-published': {
    kind: 'failed',
    message: 'The printer "{name}" in {where} was not published. {reason}',
    hint: '{mend}',
  },
});
