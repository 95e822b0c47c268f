import { errorTable } from '@hawser/core/errors';

/** What can go wrong in the commands of the shell itself. */
export const builtInErrors = errorTable('shell', {
  'several-comparisons': {
    kind: 'usage',
    message: '{comparisons} cannot be given together.',
    hint: 'A block can ask for several things at once.',
  },
  'no-block': {
    kind: 'usage',
    message: '{parameter} needs a block, and {value} is none.',
    hint: 'A block stands in braces.',
  },
  'unknown-key': {
    kind: 'usage',
    message: '"{key}" means nothing in what is made of an object.',
    hint: 'There are {keys}.',
  },
  'no-property': {
    kind: 'usage',
    message: 'There is no property "{property}" that could be taken.',
    hint: 'See what there is: … | Get-Member',
  },
  'nothing-has': {
    kind: 'usage',
    message: 'Nothing that has come has a property "{property}".',
    hint: '{instead}',
  },
  'nothing-fed': {
    kind: 'usage',
    message: '{command} works on what comes down the pipeline, and nothing comes.',
    hint: 'Write before it what gives the objects: … | {command}',
  },
  elsewhere: {
    kind: 'not-found',
    message: '{name} is not a part of this language.',
    hint: '{instead}',
  },
  'no-numbers': {
    kind: 'usage',
    message: '{value} of the property "{property}" is no number.',
    hint: 'Choose those that have one before: Where-Object.',
  },
  'too-many': {
    kind: 'usage',
    message: 'More than {most} objects came at once for {command}, which needs them all.',
    hint: 'Choose among them before: Where-Object, Select-Object -First.',
  },
  'no-file': {
    kind: 'not-found',
    message: '{path} cannot be read: {reason}.',
    hint: 'See whether the path is right: it begins at the folder in which hawser was started.',
  },
  unreadable: {
    kind: 'usage',
    message: '{what} cannot be read: {reason}.',
    hint: 'See what it begins with: … | Select-Object -First 1',
  },
  unwritable: {
    kind: 'failed',
    message: '{path} cannot be written: {reason}.',
    hint: 'See whether the folder is there and yours, and whether there is room.',
  },
  'there-already': {
    kind: 'conflict',
    message: '{path} is there already.',
    hint: 'Take another name, or leave -NoClobber out to replace it.',
  },
  'unknown-output': {
    kind: 'usage',
    message: 'There is no form of output "{format}".',
    hint: 'There are {formats}.',
  },
  'nobody-to-ask': {
    kind: 'usage',
    message: 'Read-Host needs somebody who answers, and nobody can be asked here.',
    hint: 'Give the value as a parameter: param($Name)',
  },
  'no-variable': {
    kind: 'not-found',
    message: 'There is no variable "{name}".',
    hint: 'See those there are: Get-Variable',
  },
  'too-nested': {
    kind: 'usage',
    message: 'The object holds others more than {most} levels deep.',
    hint: 'Choose the properties that matter: Select-Object',
  },
  said: {
    kind: 'failed',
    message: '{message}',
    hint: '',
  },
});
