import { errorTable } from '@hawser/core/errors';

/** Where the way from a device to the paper breaks. */
export const walkErrors = errorTable('print-path', {
  'other-address': {
    kind: 'failed',
    message:
      'The site calls itself {resource}, and this profile reaches it as {url}: a token for the one is none for the other.',
    hint: 'Use the address that the site has: hawser connect-site {resource}',
  },
  'token-refused': {
    kind: 'denied',
    message: 'The site does not take the token: {reason}.',
    hint: '{next}',
  },
  'not-listed': {
    kind: 'not-found',
    message: 'No printer "{name}" is published that {who} may use.',
    hint: '{next}',
  },
  'not-published': {
    kind: 'not-found',
    message: 'No printer "{name}" is published.',
    hint: '{next}',
  },
  hidden: {
    kind: 'denied',
    message: 'The printer {name} is published, and {who} may not use it.',
    hint: 'Roles, or an entry of its security descriptor, say so: hawser test-printer-access {name} {who}',
  },
  'may-not-print': {
    kind: 'denied',
    message: '{who} may see the printer {name}, and not print there: {reason}.',
    hint: 'Where the printer has a security descriptor, that says who prints; without one the role Printers.Use does. Look with the role Printers.Publish: hawser test-printer-access {name} {who}',
  },
  'no-device': {
    kind: 'unreachable',
    message: 'No device has registered for {name}: nobody fetches its jobs.',
    hint: '{next}',
  },
  'connector-away': {
    kind: 'unreachable',
    message:
      'The connector {connector}, which serves {name}, is {state}; it was last seen at {seen}.',
    hint: 'See on its machine whether it runs, and what it says: hawser-agent get-agent-status. Start it: hawser-agent start-agent',
  },
  'not-fetched': {
    kind: 'unreachable',
    message:
      '{jobs} of the jobs of {name} could be fetched, the first since {since}, and nobody fetches them.',
    hint: 'Start the connector again, or the program that prints for the device.',
  },
  'not-accepting': {
    kind: 'failed',
    message: '{name} takes no jobs: somebody has closed it.',
    hint: 'Have it take them again: hawser resume-cloud-printer {name}',
  },
  stopped: {
    kind: 'failed',
    message: '{name} is stopped: {reasons}.',
    hint: '{next}',
  },
  'no-pdf': {
    kind: 'failed',
    message: '{name} takes no PDF, and the test page is one; it takes {formats}.',
    hint: 'Print something of these with the program that people use.',
  },
  'page-ended': {
    kind: 'failed',
    message: 'The test page, job {job}, was {state}: {reasons}.',
    hint: 'See its way, and what the printer shows: hawser trace-print-job {name}/{job}',
  },
  'page-waits': {
    kind: 'unreachable',
    message: 'The test page, job {job}, is not over after {seconds} s: it is {state}, {reasons}.',
    hint: '{next}',
  },
});
