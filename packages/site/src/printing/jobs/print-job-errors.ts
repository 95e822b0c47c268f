import { errorTable } from '@hawser/core/errors';

/** What is wrong where somebody looks for a print job, or wants something of it. */
export const printJobErrors = errorTable('print-job', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no print job "{job}" that you may see.',
    hint: 'Look at those there are: hawser get-print-job. A job is named by its printer and its number, as Office/17, or by its uuid.',
  },
  'no-person': {
    kind: 'denied',
    message: 'Print jobs are for people: {name} is an agent.',
    hint: 'Ask as somebody who prints, or looks after printers.',
  },
  'not-theirs': {
    kind: 'denied',
    message: '{name} neither has job {job} nor has printed it.',
    hint: 'Report what becomes of the jobs that are with a device of yours.',
  },
  'word-of-site': {
    kind: 'usage',
    message: 'That a job is {what} the site knows by itself.',
    hint: 'Report steps that the site cannot know of, by other words: spooled, sent-to-printer.',
  },
  'may-not-print': {
    kind: 'denied',
    message: 'You may not print at {printer} any more.',
    hint: 'Cancel the job, or ask who looks after the printer.',
  },
  'at-device': {
    kind: 'denied',
    message:
      'A device has job {job} already, and only who manages the documents of the printer may have that stop and go on.',
    hint: 'Cancel it, or ask who looks after the printer.',
  },
  'bad-day': {
    kind: 'usage',
    message: '{day} is no day.',
    hint: 'Write days as 2026-03-31.',
  },
  'bad-time': {
    kind: 'usage',
    message: '{time} is no time.',
    hint: 'Write times as 2026-03-31T08:30:00Z.',
  },
  'bad-range': {
    kind: 'usage',
    message: 'The first day, {from}, is after the last, {to}.',
    hint: 'Give an earlier day as the first one.',
  },
  'already-there': {
    kind: 'conflict',
    message: 'The job is at {printer} already.',
    hint: 'Name another printer.',
  },
  'cannot-do': {
    kind: 'conflict',
    message: '{printer} cannot do what the job wants: {what}.',
    hint: 'Take another printer, or have it printed without: move-print-job with -Lossy.',
  },
  undecided: {
    kind: 'conflict',
    message: 'Nobody knows whether job {job} was printed: its device was lost while it printed.',
    hint: 'Look at the paper. Then say which: resume-print-job with -Decision printed or -Decision again, move-print-job with -Again, or stop-print-job.',
  },
  'pin-first': {
    kind: 'conflict',
    message: 'Job {job} waits for its PIN.',
    hint: 'Who knows it gives it: hawser-agent resume-print-job, or by IPP Release-Job with job-password. Or cancel the job: stop-print-job.',
  },
  'nothing-to-decide': {
    kind: 'conflict',
    message: 'Job {job} is {state}: there is nothing to decide of it.',
    hint: 'A decision is for a job that is possibly-printed. Leave it out.',
  },
});
