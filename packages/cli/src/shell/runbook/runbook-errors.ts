import { errorTable } from '@hawser/core/errors';

/** What can be wrong with how a runbook is run. */
export const runbookErrors = errorTable('runbook-run', {
  'no-parameters': {
    kind: 'usage',
    message: '{path} takes no parameters, and was given {names}.',
    hint: 'Begin it with param(…), or leave them out.',
  },
  'unknown-parameter': {
    kind: 'usage',
    message: '{path} has no parameter "{name}".',
    hint: 'It has {known}.',
  },
  'bad-parameter': {
    kind: 'usage',
    message: 'The parameter {name} of {path} does not fit. {reason}',
    hint: '{hint}',
  },
  'bare-secret': {
    kind: 'usage',
    message:
      'The parameter {name} of {path} is a secret: it stands neither among arguments, which everybody on this machine can read, nor in a file of parameters.',
    hint: 'Say where it is: {forms}. Change it if it was real.',
  },
  'missing-parameters': {
    kind: 'usage',
    message: '{path} needs {names}.',
    hint: 'Give them by -Parameters name=value,… or in a file by -ParametersFile',
  },
  'not-a-pair': {
    kind: 'usage',
    message: '"{pair}" is no parameter with its value.',
    hint: 'It is written as name=value; what has a comma in it stands in double quotes: "place=Hall, left"',
  },
  'unreadable-parameters': {
    kind: 'usage',
    message: 'The parameters in {path} cannot be taken: {reason}.',
    hint: 'It is a JSON or YAML file with one value for each name.',
  },
  'log-unwritable': {
    kind: 'failed',
    message: 'The log of the run cannot be written to {path}: {reason}.',
    hint: 'Name another file by -LogFile, or make room. All but what was under way just then is in it.',
  },
  exited: {
    kind: 'failed',
    message: '{path} has ended itself with the exit code {exitCode}.',
    hint: 'What it has done until then is in the log of the run: {log}',
  },
  'went-on': {
    kind: 'failed',
    message: '{path} has run to its end, and {count} of its statements failed.',
    hint: 'Each is in the log of the run: {log}',
  },
});
