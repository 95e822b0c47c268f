import { errorTable } from '@hawser/core/errors';

/** What can be wrong with a checkpoint. */
export const checkpointErrors = errorTable('checkpoint', {
  secret: {
    kind: 'usage',
    message:
      'The checkpoint cannot be written: {variable} holds a secret, and none goes into a file.',
    hint: 'Put it into a parameter of the type [securestring], or use it in the statement that gets it.',
  },
  unkept: {
    kind: 'usage',
    message: 'The checkpoint cannot be written: {variable} holds {what}, which cannot be kept.',
    hint: 'Keep what you need of it, as by Select-Object, or use it in the statement that gets it.',
  },
  'too-large': {
    kind: 'usage',
    message: 'The checkpoint cannot be written: the variables hold more than {most}.',
    hint: 'The most is in {variable}. Keep only the properties that are needed, by Select-Object.',
  },
  'not-here': {
    kind: 'usage',
    message: 'A run cannot be continued from here.',
    hint: 'Checkpoint-Runbook stands by itself, at the top of the runbook, or directly in a foreach or an if that does.',
  },
  'in-use': {
    kind: 'conflict',
    message: 'Another run is using the checkpoint {path}.',
    hint: 'Wait for it to end, or name another file.',
  },
  broken: {
    kind: 'failed',
    message: 'The checkpoint {path} cannot be read: {reason}.',
    hint: 'Begin anew with -Force, which replaces it.',
  },
  'other-program': {
    kind: 'conflict',
    message:
      'The checkpoint {path} is of {program}, which has changed since, or of another program.',
    hint: 'Run that one as it was to continue, or begin anew with -Force.',
  },
  'other-parameters': {
    kind: 'conflict',
    message: 'The checkpoint {path} is of a run with other parameters.',
    hint: 'Give the same to continue, or begin anew with -Force.',
  },
  'other-site': {
    kind: 'conflict',
    message: 'The checkpoint {path} is of a run at another site: {site}.',
    hint: 'Use the profile of that site to continue, or begin anew with -Force.',
  },
});
