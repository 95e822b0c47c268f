import { defineBuiltIn } from '../built-in.ts';
import { asNumber, shown } from '../values/as-number.ts';
import { order } from '../values/compare.ts';
import { isNothing } from '../values/kinds.ts';
import { after, afterAll, type Later } from '../run/later.ts';
import { AskedProperties } from './asked-properties.ts';
import { builtInErrors } from './built-in-errors.ts';
import { type Selector, selectorOf } from './selector.ts';

export const measureObject = defineBuiltIn({
  name: 'Measure-Object',
  summary: 'Counts objects, and adds up what they have in a property.',
  aliases: ['measure'],
  parameters: {
    property: {
      type: 'value',
      list: true,
      help: 'Properties or blocks; without, the objects.',
      position: 0,
    },
    sum: { type: 'switch', help: 'Their sum.' },
    average: { type: 'switch', help: 'Their average.' },
    maximum: { type: 'switch', help: 'The largest.' },
    minimum: { type: 'switch', help: 'The smallest.' },
    allStats: { type: 'switch', help: 'All of these.' },
  },
  examples: [
    { line: 'get-print-usage | measure Impressions -Sum', says: 'How many sides there were.' },
  ],
  start({ parameters, frame, out, shell }) {
    const { property = [undefined] } = parameters;
    const all = property.map((each) =>
      measuring(each === undefined ? undefined : selectorOf(each, frame), parameters),
    );
    const asked = new AskedProperties(parameters.property ?? [], shell);
    return {
      take(object) {
        asked.look(object);
        return after(
          afterAll(all, ({ look }) => look(object)),
          () => undefined,
        );
      },
      async end() {
        for (const name of asked.missing) {
          const instead = asked.insteadOf(name);
          throw builtInErrors('nothing-has', { property: name, instead });
        }
        for (const { result } of all) await out.write(result());
      },
    };
  },
});

interface Wanted {
  readonly sum: boolean;
  readonly average: boolean;
  readonly maximum: boolean;
  readonly minimum: boolean;
  readonly allStats: boolean;
}

interface Measuring {
  readonly look: (object: unknown) => Later<void>;
  readonly result: () => object;
}

function measuring(
  selector: Selector | undefined,
  { allStats, sum, average, maximum, minimum }: Wanted,
): Measuring {
  const needsNumbers = sum || average || allStats;
  let count = 0;
  let total = 0;
  let largest: unknown = null;
  let smallest: unknown = null;
  const look = (value: unknown): void => {
    if (isNothing(value)) return;
    count += 1;
    if (needsNumbers) {
      const number = asNumber(value);
      if (number === undefined) {
        throw builtInErrors('no-numbers', { value: shown(value), property: selector?.name ?? '' });
      }
      total += number;
    }
    if (largest === null || (order(value, largest, false) ?? 0) > 0) largest = value;
    if (smallest === null || (order(value, smallest, false) ?? 0) < 0) smallest = value;
  };
  return {
    look: (object) => (selector === undefined ? look(object) : after(selector.of(object), look)),
    result: () => ({
      count,
      average: (average || allStats) && count > 0 ? total / count : null,
      sum: sum || allStats ? total : null,
      maximum: maximum || allStats ? largest : null,
      minimum: minimum || allStats ? smallest : null,
      property: selector?.name ?? null,
    }),
  };
}
