import { errorTable } from '@hawser/core/errors';
import { requestRefusals } from '@hawser/core/ipp/answering/request-refusals';

/**
 * What a printer on this machine refuses a request with; the key is the status that answers it (RFC 8011,
 * appendix B). The message goes to the client as status-message.
 */
export const printerRefusals = errorTable('local-printer', {
  ...requestRefusals,
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
  'client-error-document-format-error': {
    kind: 'usage',
    message: 'The document is in no format that is known here: it may be no document at all.',
    hint: 'Print it as PDF. To a printer that understands it all the same it goes as application/octet-stream: lp -o raw',
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
  'server-error-too-many-jobs': {
    kind: 'conflict',
    message: 'No more jobs are taken now: {reason}.',
    hint: 'Wait until some of them are over.',
  },
  'server-error-temporary-error': {
    kind: 'failed',
    message: 'It could not be kept here: {reason}.',
    hint: 'Make room on the disk, and try it again.',
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
