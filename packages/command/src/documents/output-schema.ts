import type { CommandDescription } from '../declaration/description.ts';
import type { OutputType, Property } from '../declaration/output.ts';
import { envelopeVersion } from '../output/machine-writers.ts';

/** The JSON Schema (2020-12) of what a command writes with `-Output json` and no `-Property`. */
export function outputSchema({ name, output }: CommandDescription): string {
  const value =
    output === undefined
      ? { description: 'It gives no objects.', type: 'array', maxItems: 0 }
      : { description: 'What it gave.', type: 'array', items: objectSchema(output) };
  const properties = {
    version: { description: 'The version of this form.', const: envelopeVersion },
    value,
    errors: {
      description: 'What failed, in the order in which it did.',
      type: 'array',
      items: errorSchema,
    },
    warnings: { description: 'What it warned of.', type: 'array', items: { type: 'string' } },
  };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${name} -Output json`,
    type: 'object',
    properties,
    required: Object.keys(properties),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const errorProperties = {
  code: { description: 'Which error it is; see errors.md.', type: 'string' },
  kind: {
    description: 'What kind of failure it is; the exit code follows from it.',
    type: 'string',
  },
  message: { description: 'What happened.', type: 'string' },
  hint: { description: 'What to do next; it may be empty.', type: 'string' },
};

const errorSchema = {
  type: 'object',
  properties: {
    ...errorProperties,
    target: { description: 'What it happened to.', type: 'string' },
  },
  required: Object.keys(errorProperties),
};

function objectSchema({ name, properties }: OutputType): Readonly<Record<string, unknown>> {
  return {
    title: name,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [key, propertySchema(property)]),
    ),
    required: Object.keys(properties),
  };
}

/** A property is a JSON Schema already, but for how it is shown, and the order in which it is read best. */
function propertySchema(property: Property): Readonly<Record<string, unknown>> {
  const { description, ...rest } = property;
  return Object.fromEntries(
    Object.entries({ description, ...rest }).filter(([key]) => key !== 'whole'),
  );
}
