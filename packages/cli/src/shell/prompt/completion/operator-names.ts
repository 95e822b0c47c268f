import type { Candidate } from '@hawser/command/declaration/parameter';

/** The operators that have names, each with what it asks. */
export const operatorNames: readonly Candidate[] = [
  { value: '-eq', says: 'is the same' },
  { value: '-ne', says: 'is not the same' },
  { value: '-gt', says: 'is greater' },
  { value: '-ge', says: 'is greater, or the same' },
  { value: '-lt', says: 'is less' },
  { value: '-le', says: 'is less, or the same' },
  { value: '-like', says: 'is like a pattern with * and ?' },
  { value: '-notlike', says: 'is not like a pattern' },
  { value: '-match', says: 'matches a regular expression' },
  { value: '-notmatch', says: 'does not match a regular expression' },
  { value: '-contains', says: 'has it in its list' },
  { value: '-notcontains', says: 'has it not in its list' },
  { value: '-in', says: 'is in the list' },
  { value: '-notin', says: 'is not in the list' },
  { value: '-and', says: 'both are so' },
  { value: '-or', says: 'one of them is so' },
  { value: '-xor', says: 'only one of them is so' },
  { value: '-not', says: 'is not so' },
  { value: '-f', says: 'puts values into a text' },
  { value: '-join', says: 'makes one text of a list' },
  { value: '-split', says: 'makes a list of a text' },
  { value: '-replace', says: 'changes what matches' },
];
