import { asText } from '../values/as-text.ts';
import { BlockValue } from '../values/block-value.ts';
import { memberOf } from '../values/members.ts';
import { operations } from '../values/operate.ts';
import { isTrue } from '../values/truth.ts';
import { defineBuiltIn, eachObject } from '../built-in.ts';
import { blockValue } from '../run/each-object.ts';
import type { RunBlock } from '../run/frame.ts';
import { after, type Later } from '../run/later.ts';
import { AskedProperties } from './asked-properties.ts';
import { builtInErrors } from './built-in-errors.ts';

const comparisons =
  'eq ne gt ge lt le like notlike match notmatch contains notcontains in notin'.split(' ');
const names = [...comparisons, ...comparisons.map((name) => `c${name}`)];

const comparing = Object.fromEntries(
  names.map((name) => [name, { type: 'switch', help: `Compares by -${name}.` }] as const),
);

export const whereObject = defineBuiltIn({
  name: 'Where-Object',
  summary: 'Lets through those objects for which something is so.',
  aliases: ['where', '?'],
  parameters: {
    filter: {
      type: 'value',
      help: 'A block that looks at $_, or the name of a property.',
      mandatory: true,
      position: 0,
      aliases: ['FilterScript', 'Property'],
    },
    value: { type: 'value', help: 'What the property is compared with.', position: 1 },
    not: { type: 'switch', help: 'Those for which it is not so.' },
    ...comparing,
  },
  examples: [
    { line: "get-cloud-printer | where { $_.State -eq 'idle' }", says: 'By a block.' },
    { line: 'get-cloud-printer | where State -eq idle', says: 'By a property.' },
  ],
  start({ parameters, frame, out, shell }) {
    const { filter, value, not } = parameters;
    if (filter instanceof BlockValue) {
      const block = filter as RunBlock;
      return eachObject((object) =>
        after(blockValue(block, frame, object), (found) => {
          if (isTrue(found) !== not) return out.write(object);
        }),
      );
    }
    const chosen = names.filter((name) => parameters[name as 'not']);
    if (chosen.length > 1) {
      throw builtInErrors('several-comparisons', {
        comparisons: chosen.map((name) => `-${name}`).join(' and '),
      });
    }
    const property = asText(filter);
    const [comparison] = chosen;
    const compare = operations.get(comparison === undefined ? '-eq' : `-${comparison}`);
    const asked = new AskedProperties([property], shell);
    const look = (object: unknown): Later<void> => {
      asked.look(object);
      const found = memberOf(object, property);
      const isSo =
        comparison === undefined && value === undefined
          ? isTrue(found)
          : isTrue(compare?.(found, value ?? null));
      if (isSo !== not) return out.write(object);
    };
    return { take: look, end: () => asked.warn() };
  },
});
