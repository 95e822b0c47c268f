import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const devicePrinterErrors = errorTable('device-printer', {
  'too-many': {
    kind: 'conflict',
    message: 'This device has {most} cloud printers already, which is as many as it can have.',
    hint: 'Remove those that nobody prints to: hawser-agent remove-cloud-printer',
  },
  'not-installed': {
    kind: 'not-found',
    message: 'No cloud printer "{printer}" is installed on this device.',
    hint: 'See those that are: hawser-agent get-cloud-printer',
  },
  'by-policy': {
    kind: 'denied',
    message:
      'The site gives {printer} to every device, and it cannot be removed from this one alone.',
    hint: 'Who looks after the site takes it out of the setting printInstalled.',
  },
  'not-listening': {
    kind: 'failed',
    message: 'The printers of this device cannot listen at {address}: {reason}.',
    hint: 'End the program that has taken it, or start the agent anew: it takes another port then.',
  },
  'document-lost': {
    kind: 'failed',
    message: 'The document of the job, {path}, is not there any more, or not all of it.',
    hint: 'Print it again.',
  },
  'not-root': {
    kind: 'denied',
    message: 'Only root can give printers to everybody who uses this machine, and only on Linux.',
    hint: 'Start it as root, or without -AllUsers for yourself alone.',
  },
  'no-such-user': {
    kind: 'denied',
    message: 'This machine has no user {user}.',
    hint: 'Print as a user of this machine.',
  },
  'not-asked': {
    kind: 'failed',
    message: 'The sign-in of {user} cannot be looked at: {ending}.',
    hint: 'Have him look at it himself: hawser-agent get-agent-user',
  },
});
