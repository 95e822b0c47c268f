import type { Candidate } from '@hawser/command/declaration/parameter';
import { operatorLevels } from '../../syntax/operators.ts';

/** The operators that have names, each with what it asks. */
export const operatorNames: readonly Candidate[] = [
  ...operatorLevels
    .flatMap((level) => Object.entries(level))
    .filter(([name]) => /^-\w/.test(name))
    .map(([value, says]) => ({ value, says })),
  { value: '-not', says: 'is not so' },
];
