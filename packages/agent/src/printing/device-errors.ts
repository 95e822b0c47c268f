import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const deviceErrors = errorTable('device', {
  'no-site': {
    kind: 'not-found',
    message: 'This device knows no site to print at.',
    hint: 'Name it: hawser-agent connect-agent-user -Url https://site.example.com. Or make the machine an agent of it: hawser-agent register-agent -Role device -TokenFile FILE',
  },
  'told-nothing': {
    kind: 'not-found',
    message: 'The site of this device, {name}, has told it nothing of printing yet.',
    hint: 'Start the agent, which asks it: hawser-agent start-agent -Detach. If it runs, see how it stands: hawser-agent get-agent-status',
  },
  'bad-endpoint': {
    kind: 'usage',
    message: 'Printers cannot be looked for at {endpoint}: that is no address of a site.',
    hint: 'Whoever runs the site sees what devices are told: hawser get-cloud-print-policy',
  },
  'not-signed-in': {
    kind: 'denied',
    message: 'Nobody is signed in here to print at {site}.',
    hint: 'Sign in: hawser-agent connect-agent-user',
  },
  'nobody-here': {
    kind: 'not-found',
    message: 'Nobody is signed in at this device.',
    hint: 'There is nothing to end. Sign in: hawser-agent connect-agent-user',
  },
  'sign-in-ended': {
    kind: 'denied',
    message: 'The sign-in to print at {site} has ended: {reason}',
    hint: 'Sign in again: hawser-agent connect-agent-user',
  },
  nobody: {
    kind: 'denied',
    message: 'To sign in somebody has to be there.',
    hint: 'Run it at a terminal, without -NonInteractive.',
  },
  'no-pin-wanted': {
    kind: 'conflict',
    message: 'Job {job} waits for no PIN.',
    hint: 'See what it waits for: hawser-agent get-print-job {job}',
  },
  'wrong-pin': {
    kind: 'denied',
    message: 'That is not the PIN of job {job}.',
    hint: 'It is the one with which it was printed. Or cancel the job: hawser-agent stop-print-job {job}',
  },
  'no-printer': {
    kind: 'not-found',
    message: 'There is no printer "{printer}" that you may use.',
    hint: 'Look for those there are: hawser-agent find-printer',
  },
  'several-printers': {
    kind: 'usage',
    message: '{count} printers are called "{printer}".',
    hint: 'Name one by its id: hawser-agent find-printer -Property name,location,id',
  },
  'no-file': {
    kind: 'usage',
    message: '{path} cannot be printed: {reason}.',
    hint: 'Name a file that you may read, and that has something in it.',
  },
  'not-printed': {
    kind: 'failed',
    message: 'Job {job} was not printed: it is {state} ({reasons}).',
    hint: 'See what has become of it: hawser-agent trace-print-job {job}',
  },
  'possibly-printed': {
    kind: 'failed',
    message: 'Nobody knows whether job {job} was printed: its device was lost in the middle.',
    hint: 'Look at the printer, and say what you see: hawser-agent resume-print-job {job}. Or cancel it: hawser-agent stop-print-job {job}',
  },
  'bad-pages': {
    kind: 'usage',
    message: '"{pages}" are no pages: {reason}.',
    hint: 'Write them as 1-4,7,9-: from 1 up, each after the one before.',
  },
  'not-offered': {
    kind: 'usage',
    message: '{printer} cannot print with {option} {value}. It takes {offered}.',
    hint: 'Take one of these, or look for another printer: hawser-agent find-printer',
  },
  'no-format': {
    kind: 'usage',
    message: '{printer} does not print {format}. It prints {offered}.',
    hint: 'Save the document as one of these, best as PDF.',
  },
  'unknown-format': {
    kind: 'usage',
    message: '{path} is in no format that is known here: it may be no document at all.',
    hint: 'Save it as PDF. To a printer that understands it all the same it is sent as it is by -Raw.',
  },
  'no-raw': {
    kind: 'usage',
    message: '{printer} takes nothing as it is. It prints {offered}.',
    hint: 'Save the document as one of these, best as PDF, and leave -Raw out.',
  },
  'no-pin': {
    kind: 'usage',
    message: '{printer} holds no jobs for a PIN.',
    hint: 'Leave the PIN out, and be at the printer when it prints.',
  },
});
