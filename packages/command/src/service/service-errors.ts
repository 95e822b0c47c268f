import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const serviceErrors = errorTable('service', {
  unsupported: {
    kind: 'usage',
    message: 'Hawser knows no services of this system ({platform}).',
    hint: 'Start it {otherwise}',
  },
  'unwritable-word': {
    kind: 'usage',
    message:
      'The service cannot be defined with "{word}": its definition has no way to write that.',
    hint: 'Give it another name: without control characters and, in the path of a program, quotes and backslashes; on Windows without %NAME% and $(.',
  },
  'low-port': {
    kind: 'denied',
    message: 'A service of your own may not listen at a port below 1024.',
    hint: 'Take a port above, or install it as an administrator: sudo hawser start-site -InstallService …',
  },
  hidden: {
    kind: 'usage',
    message: 'A service of the machine cannot see {path}: what is in {root} is hidden from it.',
    hint: 'Put it where all users can get at it, or install the service as your own, without administrator rights.',
  },
  'not-installed': {
    kind: 'not-found',
    message: 'There is no service {name} to be removed: {definition} is not there.',
    hint: 'A service of the machine is removed by an administrator (sudo {uninstall}), and one of a user by that user.',
  },
  'no-manager': {
    kind: 'failed',
    message: '"{command}" found no service manager at work: {reason}',
    hint: 'The definition is written: {definition}. Give it to the service manager of this machine by hand, or start it {otherwise}',
  },
  'command-failed': {
    kind: 'failed',
    message: '"{command}" failed: {reason}',
    hint: 'The definition is written: {definition}. Mend what it says, and repeat the command.',
  },
  'not-removed': {
    kind: 'failed',
    message: '"{command}" failed: {reason}',
    hint: 'The service is not removed. Mend what it says, and repeat the command; where no service manager is at work, delete {definition} by hand.',
  },
});
