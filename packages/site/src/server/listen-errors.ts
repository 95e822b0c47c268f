import { errorTable } from '@hawser/core/errors';

/** Why a site cannot listen where it should. */
export const listenErrors = errorTable('listen', {
  'in-use': {
    kind: 'conflict',
    message: 'Another process listens at {address} already.',
    hint: 'End it, or give the site another address by {flag}.',
  },
  'not-allowed': {
    kind: 'denied',
    message: 'Your user may not listen at {address}.',
    hint: 'Take a port above 1023, or run the site as a service, which may: hawser start-site -InstallService {flag} {port}',
  },
  'not-here': {
    kind: 'usage',
    message: '{host} is no address of this machine.',
    hint: 'Give one that it has by {flag}, or only a port for all of them.',
  },
  failed: {
    kind: 'failed',
    message: 'The site cannot listen at {address}: {reason}.',
    hint: 'Give another address by {flag}.',
  },
});
