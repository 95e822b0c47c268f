import { errorTable } from '../../../errors.ts';

/** What can be wrong with a rule that makes locations of words. */
export const locationRuleErrors = errorTable('location-rule', {
  'too-long': {
    kind: 'usage',
    message: 'A rule for locations has {length} characters, and at most {limit} are taken.',
    hint: 'Write several shorter ones; the first that is for a place holds.',
  },
  'too-many': {
    kind: 'usage',
    message: 'There are {count} rules for locations, and at most {limit} are taken.',
    hint: 'Leave out those that are for few places, and write the locations of those into the list.',
  },
  'no-category': {
    kind: 'usage',
    message: 'The rule "{rule}" for locations names no category.',
    hint: 'Write the categories in braces, as building, floor and room in the order in which the places have them, with the signs between as they stand there.',
  },
  'unknown-category': {
    kind: 'usage',
    message: 'The rule "{rule}" for locations has the category "{category}", which there is not.',
    hint: 'There are {allowed}; floor is one by its number or its name.',
  },
  'open-brace': {
    kind: 'usage',
    message: 'A brace in the rule "{rule}" for locations has no other half.',
    hint: 'Each category stands in braces of its own.',
  },
  'nothing-between': {
    kind: 'usage',
    message: 'Two categories in the rule "{rule}" for locations have nothing between them.',
    hint: 'Write between them what the places have there; where that is nothing, write an expression between slashes, whose groups have the names of categories.',
  },
  'bad-expression': {
    kind: 'usage',
    message: 'The rule "{rule}" for locations is no regular expression: {reason}.',
    hint: 'Mend it, or write a template without slashes around it.',
  },
});
