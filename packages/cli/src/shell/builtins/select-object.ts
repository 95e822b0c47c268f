import { isPattern } from '@hawser/command/binding/like';
import { elementsOf } from '../values/elements.ts';
import { memberOf, propertiesOf, property } from '../values/members.ts';
import { isLike } from '../values/wildcard.ts';
import { defineBuiltIn } from '../built-in.ts';
import type { Frame, Out, Stage } from '../run/frame.ts';
import { after, afterAll, type Later } from '../run/later.ts';
import { Enough } from '../run/leaving.ts';
import { AskedProperties } from './asked-properties.ts';
import { builtInErrors } from './built-in-errors.ts';
import { identityOf } from './identity-of.ts';
import { type Selector, selectorOf } from './selector.ts';

const count = { type: 'int', minimum: 0 } as const;

export const selectObject = defineBuiltIn({
  name: 'Select-Object',
  summary: 'Takes properties of objects, or some of the objects.',
  aliases: ['select'],
  parameters: {
    property: {
      type: 'value',
      list: true,
      help: 'Names, with * and ?, or @{ Name = …; Expression = { … } }.',
      position: 0,
    },
    excludeProperty: { type: 'string', list: true, help: 'Names of those that are left out.' },
    expandProperty: { type: 'string', help: 'Gives what is in this property instead.' },
    first: { ...count, help: 'So many from the beginning; no more are asked for.' },
    last: { ...count, help: 'So many from the end.' },
    skip: { ...count, help: 'Leaves out so many at the beginning.', default: 0 },
    unique: { type: 'switch', help: 'Each of those that are alike once.' },
  },
  examples: [
    { line: 'get-cloud-printer | select Name, State', says: 'Two properties.' },
    { line: 'get-cloud-printer | select -First 3', says: 'The first three.' },
    {
      line: "get-print-job | select Id, @{ Name = 'Sheets'; Expression = { $_.Impressions / 2 } }",
      says: 'A property that is made of others.',
    },
  ],
  start({ parameters, frame, out, shell }) {
    const { property: wanted, excludeProperty, expandProperty, unique, ...which } = parameters;
    const shape = shaping(wanted, excludeProperty, frame);
    const seen = new Set<string>();
    const asked = new AskedProperties(wanted ?? [], shell);
    const give = (object: unknown): Later<void> => {
      if (expandProperty !== undefined) {
        const value = memberOf(object, expandProperty);
        if (value === null && property(propertiesOf(object), expandProperty) === undefined) {
          throw builtInErrors('no-property', { property: expandProperty });
        }
        return writeAll(elementsOf(value), out);
      }
      asked.look(object);
      return after(shape(object), (made) => {
        if (!unique) return out.write(made);
        const identity = identityOf(made);
        if (seen.has(identity)) return undefined;
        seen.add(identity);
        return out.write(made);
      });
    };
    // Some may be meant to be empty; where all of them are, nothing comes out.
    return choosing(which, give, () => {
      if (asked.missing.length === wanted?.length) asked.warn();
    });
  },
});

interface Which {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly skip: number;
}

function choosing(
  { first, last, skip }: Which,
  give: (object: unknown) => Later<void>,
  ended: () => void,
): Stage {
  let passed = 0;
  const kept: unknown[] = [];
  const stage: Stage = {
    take(object) {
      passed += 1;
      if (last !== undefined) {
        kept.push(object);
        if (kept.length > last + skip) kept.shift();
        return undefined;
      }
      if (passed <= skip) return undefined;
      if (first === undefined) return give(object);
      if (passed - skip > first) throw new Enough(stage);
      return after(give(object), () => {
        // What comes before is told at once, and not when it has one more.
        if (passed - skip >= first) throw new Enough(stage);
      });
    },
    async end() {
      const end = Math.max(0, kept.length - skip);
      for (const object of kept.slice(Math.max(0, end - (last ?? 0)), end)) await give(object);
      ended();
    },
  };
  return stage;
}

function shaping(
  wanted: readonly unknown[] | undefined,
  left: readonly string[] | undefined,
  frame: Frame,
): (object: unknown) => Later<unknown> {
  if (wanted === undefined && left === undefined) return (object) => object;
  const excluded = (name: string): boolean =>
    left?.some((pattern) => isLike(name, pattern, false)) === true;
  const parts = (wanted ?? ['*']).map((each) =>
    typeof each === 'string' && isPattern(each)
      ? { pattern: each }
      : { selector: selectorOf(each, frame) },
  );
  return (object) =>
    after(
      afterAll(parts, (part) =>
        'pattern' in part ? matching(object, part.pattern) : one(part.selector, object),
      ),
      (found) => Object.fromEntries(found.flat().filter(([name]) => !excluded(name))) as unknown,
    );
}

function matching(object: unknown, pattern: string): [string, unknown][] {
  return Object.entries(propertiesOf(object)).filter(([name]) => isLike(name, pattern, false));
}

function one({ name, of }: Selector, object: unknown): Later<[string, unknown][]> {
  // As the object spells it.
  const spelt = property(propertiesOf(object), name)?.name ?? name;
  return after(of(object), (value): [string, unknown][] => [[spelt, value]]);
}

async function writeAll(values: readonly unknown[], out: Out): Promise<void> {
  for (const value of values) await out.write(value);
}
