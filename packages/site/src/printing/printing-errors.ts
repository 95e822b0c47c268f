import { errorTable } from '@hawser/core/errors';

/** What is wrong with a printer that somebody publishes or looks for by the admin API. */
export const printingErrors = errorTable('printing', {
  'not-found': {
    kind: 'not-found',
    message: 'The site publishes no printer "{name}".',
    hint: 'See those that it publishes: hawser get-cloud-printer',
  },
  taken: {
    kind: 'conflict',
    message: 'The site publishes a printer "{name}" already.',
    hint: 'Take another name, or remove that one first.',
  },
  alike: {
    kind: 'conflict',
    message:
      'The site publishes a printer "{name}" already, and "{given}" differs from it by no more than case or what looks alike.',
    hint: 'To change that one, write its name just so. To publish another one, take another name.',
  },
  'not-manager': {
    kind: 'denied',
    message: '{name} may not manage the printer "{printer}".',
    hint: 'It needs the role Printers.Publish, or the right in the security descriptor of the printer: hawser test-printer-access',
  },
  'bad-name': {
    kind: 'usage',
    message: 'A printer cannot be called "{name}": {reason}.',
    hint: 'Give a name that people can read and type, of up to 127 characters, without a slash at its end.',
  },
});
