import { errorTable } from '../../errors.ts';
import { categoryNames } from './location-categories.ts';

/** The categories there are, for people. */
export const knownCategories = categoryNames.join(', ');

/** The form of the JSON, for people. */
export const locationForm = '{"attrs":[{"category":"country","vs":"USA","depth":0}]}';

/** What can be wrong with the location of a printer. Positions count from 1. */
export const locationErrors = errorTable('location', {
  empty: {
    kind: 'usage',
    message: 'The location names no place.',
    hint: 'Write it as "country=USA;site=Redmond, WA;building=Building 1;floor=1;room=1111".',
  },
  'too-long': {
    kind: 'usage',
    message: 'The location has {length} characters, and at most {limit} are taken.',
    hint: 'See whether it is a location at all; of one printer it is a few lines.',
  },
  'too-many': {
    kind: 'usage',
    message: 'The location has over {limit} places.',
    hint: 'Leave out what nobody looks for.',
  },
  'not-json': {
    kind: 'usage',
    message: 'The location cannot be read at character {position}, near {near}: {reason}.',
    hint: 'The form is {form}, in one pair of single quotation marks for the shell; or, without any, country=USA;site=Redmond.',
  },
  'wrong-shape': {
    kind: 'usage',
    message: 'The location has {found} at character {position}, where {wanted} belongs.',
    hint: 'The form is {form}.',
  },
  'not-a-pair': {
    kind: 'usage',
    message: 'The location cannot be read at character {position}, near {near}: {reason}.',
    hint: 'Write category=value with a semicolon between them; a value with a semicolon or quotation marks in it goes into quotation marks, with two for each in it: site="Hall 3; East".',
  },
  'unknown-category': {
    kind: 'usage',
    message:
      'The location has at character {position} the category "{category}", which there is not.',
    hint: 'There are {allowed}; floor is one by its number or its name.',
  },
  'no-category': {
    kind: 'usage',
    message: 'A place of the location, at character {position}, does not say its category.',
    hint: 'Each place has a "category": {allowed}.',
  },
  'no-value': {
    kind: 'usage',
    message: 'The {category} of the location, at character {position}, has no value.',
    hint: 'Give one, as "vs" for text or "vn" for a number; or leave the category out.',
  },
  'two-values': {
    kind: 'usage',
    message:
      'The {category} of the location, at character {position}, is both "{text}" and {number}.',
    hint: 'Leave out either "vs" or "vn"; one of them is enough.',
  },
  'not-a-value': {
    kind: 'usage',
    message: 'The {category} of the location, at character {position}, is {found}.',
    hint: 'It is text or a number.',
  },
  'not-a-number': {
    kind: 'usage',
    message:
      'The {category} of the location is "{value}", and not a number from {least} to {most}.',
    hint: 'Write the number in digits. A floor that has a name instead is the category floor_name.',
  },
  'value-too-long': {
    kind: 'usage',
    message:
      'The {category} of the location has {length} characters, and at most {limit} are taken.',
    hint: 'Write it shorter.',
  },
  'value-with-controls': {
    kind: 'usage',
    message: 'The {category} of the location, "{value}", has characters that cannot be shown.',
    hint: 'Write it on one line, with letters, digits and signs only.',
  },
  'bad-depth': {
    kind: 'usage',
    message: 'The depth of {category} in the location is {depth}.',
    hint: 'Depths are whole numbers from 0, the widest place, to {most}, or none at all: then the categories have their own order.',
  },
  'depth-twice': {
    kind: 'usage',
    message: 'In the location {category} and {other} have both the depth {depth}.',
    hint: 'Each place has a depth of its own, from 0 for the widest; or none has one.',
  },
  'no-depth': {
    kind: 'usage',
    message: 'In the location {category} has no depth, and others have.',
    hint: 'Give a depth to each place, or to none: then the categories have their own order.',
  },
  'category-twice': {
    kind: 'usage',
    message: 'The location has {category} twice: "{value}" and "{other}".',
    hint: 'Leave one out. Several at once can be organization, subdivision and sub_unit.',
  },
  'half-position': {
    kind: 'usage',
    message: 'The location has {given}, but not {missing}.',
    hint: 'A position is latitude and longitude, with or without altitude.',
  },
});
