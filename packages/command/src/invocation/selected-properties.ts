import { nearest } from '../binding/match-name.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const propertyErrors = errorTable('property', {
  unknown: {
    kind: 'usage',
    message: '{command} gives nothing called "{property}".',
    hint: '{suggestion}',
  },
});

/** The properties that -Property names, as the objects spell them. */
export function selectedProperties(
  { name, output }: CommandDescription,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  if (wanted === undefined || output === undefined) return wanted;
  const known = Object.keys(output.properties);
  return wanted.map((property) => {
    const found = known.find((key) => key.toLowerCase() === property.toLowerCase());
    if (found !== undefined) return found;
    const [near] = nearest(property, known);
    throw propertyErrors('unknown', {
      command: name,
      property,
      suggestion:
        near === undefined
          ? `There are ${known.map(parameterName).join(', ')}.`
          : `Did you mean ${parameterName(near)}?`,
    });
  });
}
