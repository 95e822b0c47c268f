import { errorTable } from '@hawser/core/errors';

/**
 * What a printer on this machine refuses a request with; the key is the status that answers it (RFC 8011,
 * appendix B). The message goes to the client as status-message.
 */
export const printerRefusals = errorTable('local-printer', {
  'client-error-bad-request': {
    kind: 'usage',
    message: 'The request is not as it has to be: {reason}.',
    hint: 'Ask the maker of the program that has sent it.',
  },
  'client-error-not-possible': {
    kind: 'conflict',
    message: 'That cannot be done: {reason}.',
    hint: 'Look at how the job stands: Get-Job-Attributes.',
  },
  'client-error-not-found': {
    kind: 'not-found',
    message: 'There is no {what}.',
    hint: 'Look at those there are: Get-Jobs.',
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
    message: 'The document cannot be expanded by {compression}.',
    hint: 'Send it again, best without compression.',
  },
  'client-error-request-entity-too-large': {
    kind: 'usage',
    message: 'The document is larger than {limit}.',
    hint: 'Print it in parts.',
  },
  'client-error-request-value-too-long': {
    kind: 'usage',
    message: 'The value of {name} is too long.',
    hint: 'Give a shorter one.',
  },
  'client-error-attributes-or-values-not-supported': {
    kind: 'usage',
    message: 'The printer cannot do what {name} says.',
    hint: 'Take one of the values in its attribute that ends with -supported.',
  },
  'client-error-charset-not-supported': {
    kind: 'usage',
    message: 'The charset {charset} is not spoken here.',
    hint: 'Send everything as utf-8.',
  },
  'server-error-operation-not-supported': {
    kind: 'usage',
    message: 'The operation {operation} is not carried out here.',
    hint: 'Ask for one of those in operations-supported.',
  },
  'server-error-version-not-supported': {
    kind: 'usage',
    message: 'IPP {version} is not spoken here.',
    hint: 'Speak IPP 2.0 or 1.1.',
  },
  'server-error-too-many-jobs': {
    kind: 'conflict',
    message: 'No more jobs are taken now: {reason}.',
    hint: 'Wait until some of them are over.',
  },
  'server-error-too-many-documents': {
    kind: 'conflict',
    message: 'The job takes no more documents: {most} are the most.',
    hint: 'Print the rest as another job.',
  },
  'server-error-temporary-error': {
    kind: 'failed',
    message: 'The document could not be kept: {reason}.',
    hint: 'Make room on the disk, and print it again.',
  },
  'server-error-multiple-document-jobs-not-supported': {
    kind: 'usage',
    message: 'A job of this printer has one document.',
    hint: 'Print each document as a job of its own.',
  },
  'server-error-service-unavailable': {
    kind: 'unreachable',
    message: 'That cannot be done now: {reason}.',
    hint: 'Try it again when the site is reached.',
  },
  'client-error-not-authorized': {
    kind: 'denied',
    message: 'Nobody prints here so: {reason}.',
    hint: 'Print by CUPS, or sign in: hawser-agent connect-agent-user',
  },
  'client-error-forbidden': {
    kind: 'denied',
    message: 'This printer is not for whoever asks: {reason}.',
    hint: 'Add a printer of your own: hawser-agent add-cloud-printer',
  },
});
