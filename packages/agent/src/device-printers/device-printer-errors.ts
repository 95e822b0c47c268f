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
  'not-listening': {
    kind: 'failed',
    message: 'The printers of this device cannot listen at {address}: {reason}.',
    hint: 'End the program that has taken it, or start the agent anew: it takes another port then.',
  },
  'site-away': {
    kind: 'unreachable',
    message: 'The site is not reached: {reason}',
    hint: 'Jobs are kept, and are sent when it is back.',
  },
});
