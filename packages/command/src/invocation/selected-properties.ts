import { nearest } from '../binding/match-name.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const propertyErrors = errorTable('property', {
  unknown: {
    kind: 'usage',
    message: 'The output has no property "{property}".',
    hint: '{suggestion}',
  },
});

/** The properties that -Property names, as the objects spell them. */
export function selectedProperties(
  { output }: CommandDescription,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  if (wanted === undefined || output === undefined) return wanted;
  const known = Object.keys(output.properties);
  const found = wanted.flatMap((property) => {
    if (property === '*') return known;
    const same = known.find((key) => key.toLowerCase() === property.toLowerCase());
    if (same !== undefined) return same;
    const [near] = nearest(property, known);
    throw propertyErrors('unknown', {
      property,
      suggestion:
        near === undefined
          ? `There are ${known.map(parameterName).join(', ')}.`
          : `Did you mean ${parameterName(near)}?`,
    });
  });
  return [...new Set(found)];
}
