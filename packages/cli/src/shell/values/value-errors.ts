import { errorTable } from '@hawser/core/errors';

/** What can be wrong with the values that a program works on. */
export const valueErrors = errorTable('value', {
  'no-number': {
    kind: 'usage',
    message: '{operator} needs a number, and {value} is none.',
    hint: 'See what it is: … | Get-Member',
  },
  'not-convertible': {
    kind: 'usage',
    message: '{value} cannot be made a {type}.',
    hint: '{forms}',
  },
  'divided-by-zero': {
    kind: 'usage',
    message: 'Something is divided by zero.',
    hint: 'See first whether what stands after the operator is 0.',
  },
  'not-addable': {
    kind: 'usage',
    message: '{operator} can do nothing with {left} and {right}.',
    hint: 'See what they are: … | Get-Member',
  },
  'too-large': {
    kind: 'usage',
    message: 'This would make {what} of more than {most}.',
    hint: 'Have objects go through a pipeline one after the other instead of keeping all of them.',
  },
  'too-nested': {
    kind: 'usage',
    message: 'This is a value within values without an end, or deeper than can be followed.',
    hint: 'See whether a list or a table is in itself.',
  },
  'slow-list': {
    kind: 'usage',
    message: 'To do this with all of the {count} elements takes too long.',
    hint: 'Have them go through a pipeline one after the other: Where-Object, ForEach-Object.',
  },
  'slow-wildcard': {
    kind: 'usage',
    message: 'The pattern "{pattern}" takes too long on this text.',
    hint: 'Write it with fewer characters after *, or shorten the text before.',
  },
  'bad-pattern': {
    kind: 'usage',
    message: '"{pattern}" is no regular expression: {reason}.',
    hint: 'For * and ? there is -like.',
  },
  'slow-pattern': {
    kind: 'usage',
    message: 'The regular expression "{pattern}" takes too long on this text.',
    hint: 'Write it without repeats within repeats, or with ^ and $.',
  },
  'bad-format': {
    kind: 'usage',
    message: '"{format}" is no form for -f: {reason}.',
    hint: 'A value stands as its number in braces, from 0 on, with a width and a form: 0,10:N2',
  },
  'not-indexable': {
    kind: 'usage',
    message: '{value} has no elements.',
    hint: 'Lists have, and tables.',
  },
  'no-method': {
    kind: 'usage',
    message: '{value} has nothing to call that is named "{name}".',
    hint: '{hint}',
  },
  'no-such-property': {
    kind: 'usage',
    message: '{value} has no property "{name}" that could be set.',
    hint: 'See what it has: … | Get-Member',
  },
});
