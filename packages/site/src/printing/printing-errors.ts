import { errorTable } from '@hawser/core/errors';

/** What is wrong with a printer that somebody publishes or looks for by the admin API. */
export const printingErrors = errorTable('printing', {
  'not-found': {
    kind: 'not-found',
    message: 'The site publishes no printer "{name}".',
    hint: 'Look at those that it publishes: GET /admin/v1/printers',
  },
  taken: {
    kind: 'conflict',
    message: 'The site publishes a printer "{name}" already.',
    hint: 'Take another name, or remove that one first.',
  },
  'bad-name': {
    kind: 'usage',
    message: 'A printer cannot be called "{name}": {reason}.',
    hint: 'Give a name that people can read and type.',
  },
});
