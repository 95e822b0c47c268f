import { errorTable } from '@hawser/core/errors';

/** What can be wrong with how a command was called. */
export const argumentErrors = errorTable('argument', {
  'unknown-command': {
    kind: 'usage',
    message: 'There is no command "{name}".',
    hint: '{suggestion}',
  },
  'unknown-parameter': {
    kind: 'usage',
    message: 'There is no parameter {parameter}.',
    hint: '{suggestion}',
  },
  'ambiguous-parameter': {
    kind: 'usage',
    message: '{parameter} could be {candidates}.',
    hint: 'Write a letter or two more.',
  },
  repeated: {
    kind: 'usage',
    message: '{parameter} is given twice.',
    hint: 'Give it once; several values are written with commas where a parameter takes a list.',
  },
  'without-value': {
    kind: 'usage',
    message: '{parameter} needs a value: {allowed}.',
    hint: 'A value that begins with a dash is written {parameter}:value',
  },
  'emptied-switch': {
    kind: 'usage',
    message:
      '{parameter} came with an empty value: the shell has taken a variable such as $false out of it.',
    hint: 'Write {parameter}:false or {parameter}:true',
  },
  'invalid-value': {
    kind: 'usage',
    message: '{parameter} cannot be {value}: {allowed} is needed.',
    hint: 'See what it takes: {program} get-help {command} -Full',
  },
  'value-of-another': {
    kind: 'usage',
    message: '{parameter} cannot be {value}: {allowed} is needed.',
    hint: '{other} can be: {other} {choice}. See what goes together: {program} get-help {command} -Full',
  },
  'unexpected-value': {
    kind: 'usage',
    message: '{value} is one value too many.',
    hint: 'See what it takes: {program} get-help {command}',
  },
  missing: {
    kind: 'usage',
    message: 'What must be given is missing: {parameters}.',
    hint: 'See what it takes: {program} get-help {command}',
  },
  'exclusive-parameters': {
    kind: 'usage',
    message: '{parameters} cannot be given together.',
    hint: 'See which belong together: {program} get-help {command} -Full',
  },
  'secret-in-arguments': {
    kind: 'usage',
    message:
      '{parameter} is a secret, and everybody on this machine can read the arguments of a program.',
    hint: 'Give it by {forms}. Change it if it was real.',
  },
  'secret-unreadable': {
    kind: 'usage',
    message: 'The secret for {parameter} cannot be read from {source}: {reason}.',
    hint: 'It can also come by {forms}.',
  },
  'unfit-secret': {
    kind: 'usage',
    message: 'What {source} holds cannot be {parameter}: {allowed} is needed.',
    hint: 'It can also come by {forms}, or be typed when asked.',
  },
  'unbindable-object': {
    kind: 'usage',
    message: 'An input object has no property that {command} reads: it has {properties}.',
    hint: 'See which parameters take input: {program} get-help {command} -Full',
  },
  'other-object': {
    kind: 'usage',
    message: 'An input object is a {type}, and {command} takes only {types}.',
    hint: 'See which parameters take input: {program} get-help {command} -Full',
  },
  'unreadable-input': {
    kind: 'usage',
    message: 'The input objects cannot be read: {reason}.',
    hint: 'Give JSON: an object, an array, one object a line, or the output of -Output json.',
  },
});
