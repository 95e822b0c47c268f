import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Message } from '@hawser/core/ipp/message';
import { groupTags } from '@hawser/core/ipp/tags';
import type { Value } from '@hawser/core/ipp/values/value';
import { expect } from 'vitest';
import { ipp } from './package-ipp.ts';

/** What the package `ipp` makes of a message: groups by their names, attributes, and values without their tags. */
type Told = Readonly<Record<string, unknown>>;

/** Our message as the package would have it. */
export function asTold(message: Message): Told {
  const told: Record<string, unknown> = {};
  for (const tag of Object.keys(groupTags)) {
    const groups = message.groups.flatMap((group) =>
      group.tag === tag ? [recordOf(group.attributes)] : [],
    );
    if (groups.length > 0) told[`${tag}-attributes-tag`] = oneOrAll(groups);
  }
  return told;
}

function recordOf(attributes: Attributes): Told {
  return Object.fromEntries(
    [...attributes].map(({ name, values }) => [
      name,
      oneOrAll(values.map((value) => toldOf(name, value))),
    ]),
  );
}

function toldOf(name: string, value: Value): unknown {
  switch (value.type) {
    case 'enum':
      return ipp.enums[name]?.lookup[value.value] ?? value.value;
    case 'rangeOfInteger':
      return [value.value.lower, value.value.upper];
    case 'resolution':
      return [value.value.cross, value.value.feed, value.value.unit];
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return `${value.language}\u001e${value.value}`;
    case 'collection':
      return recordOf(value.value);
    case 'dateTime':
      // The package's is a month late.
      return expect.any(Date);
    case 'octetString':
      return Buffer.from(value.value).toString('utf8');
    default:
      return 'value' in value ? value.value : undefined;
  }
}

function oneOrAll<Each>(values: readonly Each[]): Each | readonly Each[] | undefined {
  return values.length === 1 ? values[0] : values;
}
