import { HawserError } from '@hawser/core/errors';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { argumentsOf } from '../../src/binding/argument.ts';
import { bind } from '../../src/binding/bind.ts';
import { parseDuration, parseSize, writtenDuration, writtenSize } from '../../src/binding/units.ts';
import { describeCommand } from '../../src/declaration/description.ts';
import { optionName, parameterName } from '../../src/declaration/names.ts';
import { sample } from '../sample-command.ts';

const description = describeCommand(sample);
const keys = description.parameters.map(({ key }) => key);
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '-',
    '--',
    '-:',
    '--=',
    '-Name',
    '--count',
    '-Tag:',
    '$false',
    '-1',
    '"a,b"',
    ',,',
  ),
  fc.constantFrom(...keys).map((key) => `-${parameterName(key)}`),
  fc
    .tuple(fc.constantFrom(...keys), fc.string())
    .map(([key, text]) => `--${optionName(key)}=${text}`),
);

it('binds any words at all, or refuses them as wrong usage', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      try {
        bind(description, argumentsOf(words), { program: 'hawser' });
      } catch (error) {
        expect(error).toBeInstanceOf(HawserError);
        expect((error as HawserError).exitCode).toBe(2);
      }
    }),
    { numRuns: 3000 },
  );
});

it('takes a name in all its spellings for the same', () => {
  const spelled = fc
    .constantFrom(...keys.filter((key) => key !== 'password'))
    .chain((key) =>
      fc.constantFrom(
        `-${parameterName(key)}`,
        `-${key.toLowerCase()}`,
        `--${optionName(key)}`,
        `--${key.toUpperCase()}`,
      ),
    );
  fc.assert(
    fc.property(spelled, (name) => {
      expect(() =>
        bind(description, argumentsOf([name, '\u0000']), { program: 'hawser' }),
      ).not.toThrow(/has no parameter|could be/);
    }),
  );
});

it('writes sizes and durations so that they can be read again', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(parseSize(writtenSize(count).replace(' bytes', ''))).toBe(count);
      expect(parseDuration(writtenDuration(count))).toBe(count);
    }),
  );
});
