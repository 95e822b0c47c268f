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
  undecided: {
    kind: 'conflict',
    message: 'Nobody knows whether job {job} was printed: its device was lost while it printed.',
    hint: 'Look at the paper. Then say which: resume-print-job with -Decision printed or -Decision again, or stop-print-job.',
  },
  'nothing-to-decide': {
    kind: 'conflict',
    message: 'Job {job} is {state}: there is nothing to decide of it.',
    hint: 'A decision is for a job that is possibly-printed. Leave it out.',
  },
});
