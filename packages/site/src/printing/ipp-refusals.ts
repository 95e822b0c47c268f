import { errorTable } from '@hawser/core/errors';
import { requestRefusals } from '@hawser/core/ipp/answering/request-refusals';

/**
 * What an IPP operation is refused with; the key is the status that answers it (RFC 8011, appendix B).
 * The message goes to the client as status-message.
 */
export const ippRefusals = errorTable('print', {
  ...requestRefusals,
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
  'client-error-compression-error': {
    kind: 'usage',
    message:
      'The document cannot be expanded by {compression}: it is broken, cut off, or grows without end.',
    hint: 'Send it again, best without compression.',
  },
  'client-error-request-entity-too-large': {
    kind: 'usage',
    message: '{name} is more than {limit}.',
    hint: 'Ask for less at once.',
  },
  'client-error-attributes-not-settable': {
    kind: 'usage',
    message: '{name} cannot be set.',
    hint: 'Set one of those in job-settable-attributes-supported or printer-settable-attributes-supported.',
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
  'server-error-temporary-error': {
    kind: 'unreachable',
    message: 'That cannot be had now: {reason}.',
    hint: 'Ask again after some seconds.',
  },
  'server-error-not-accepting-jobs': {
    kind: 'conflict',
    message: 'The printer {name} takes no new jobs now.',
    hint: 'Try again later, or ask who looks after it.',
  },
});

export type IppRefusal = keyof typeof ippRefusals.entries;
