import { errorTable } from '@hawser/core/errors';

/**
 * What an IPP operation is refused with; the key is the status that answers it (RFC 8011, appendix B).
 * The message goes to the client as status-message.
 */
export const ippRefusals = errorTable('print', {
  'client-error-bad-request': {
    kind: 'usage',
    message: 'The request is not as it has to be: {reason}.',
    hint: 'Ask the maker of the program that has sent it.',
  },
  'client-error-forbidden': {
    kind: 'denied',
    message: 'This is not for {name}: {reason}.',
    hint: 'Ask an administrator of the site for the right.',
  },
  'client-error-not-authorized': {
    kind: 'denied',
    message: 'That job is not for who asks: {reason}.',
    hint: 'Whoever has printed it, or looks after the printer, can do that.',
  },
  'client-error-not-possible': {
    kind: 'conflict',
    message: 'That cannot be done: {reason}.',
    hint: 'See how the job stands: hawser get-print-job. See how the printer does: hawser get-cloud-printer',
  },
  'client-error-not-found': {
    kind: 'not-found',
    message: 'There is no {what}.',
    hint: 'Look at those there are.',
  },
  'client-error-not-fetchable': {
    kind: 'conflict',
    message: 'It cannot be fetched: {reason}.',
    hint: 'Ask for the jobs that can be: Get-Jobs with which-jobs=fetchable.',
  },
  'client-error-document-format-not-supported': {
    kind: 'usage',
    message: 'The printer takes no documents of the format {format}.',
    hint: 'Send one of those in document-format-supported.',
  },
  'client-error-compression-not-supported': {
    kind: 'usage',
    message: 'The printer takes no documents compressed by {compression}.',
    hint: 'Send one of those in compression-supported.',
  },
  'client-error-compression-error': {
    kind: 'usage',
    message:
      'The document cannot be expanded by {compression}: it is broken, cut off, or grows without end.',
    hint: 'Send it again, best without compression.',
  },
  'client-error-request-value-too-long': {
    kind: 'usage',
    message: 'The value of {name} is too long.',
    hint: 'Give a shorter one.',
  },
  'client-error-request-entity-too-large': {
    kind: 'usage',
    message: '{name} is more than {limit}.',
    hint: 'Ask for less at once.',
  },
  'client-error-attributes-or-values-not-supported': {
    kind: 'usage',
    message: 'The printer cannot do what {name} says.',
    hint: 'Take one of the values in its attribute that ends with -supported.',
  },
  'client-error-attributes-not-settable': {
    kind: 'usage',
    message: '{name} cannot be set.',
    hint: 'Set one of those in job-settable-attributes-supported or printer-settable-attributes-supported.',
  },
  'client-error-charset-not-supported': {
    kind: 'usage',
    message: 'The charset {charset} is not spoken here.',
    hint: 'Send everything as utf-8.',
  },
  'client-error-account-limit-reached': {
    kind: 'conflict',
    message: 'That is more than you may print here: {reason}.',
    hint: 'Wait until earlier jobs are over, or ask an administrator of the site for more.',
  },
  'server-error-too-many-jobs': {
    kind: 'conflict',
    message: 'No more jobs are taken now: {reason}.',
    hint: 'Wait until some of them are over, or cancel some.',
  },
  'server-error-too-many-documents': {
    kind: 'conflict',
    message: 'The job takes no more documents: {most} are the most.',
    hint: 'Print the rest as another job.',
  },
  'server-error-operation-not-supported': {
    kind: 'usage',
    message: 'The operation {operation} is not carried out here.',
    hint: 'Ask for one of those in operations-supported.',
  },
  'server-error-temporary-error': {
    kind: 'unreachable',
    message: 'That cannot be had now: {reason}.',
    hint: 'Ask again after some seconds.',
  },
  'server-error-version-not-supported': {
    kind: 'usage',
    message: 'IPP {version} is not spoken here.',
    hint: 'Speak IPP 2.0 or 1.1.',
  },
  'server-error-not-accepting-jobs': {
    kind: 'conflict',
    message: 'The printer {name} takes no new jobs now.',
    hint: 'Try again later, or ask who looks after it.',
  },
});

export type IppRefusal = keyof typeof ippRefusals.entries;
