import { defineBuiltIn } from '../built-in.ts';
import { afterAll } from '../run/later.ts';
import { identityOf } from './identity-of.ts';
import { gathered } from './gathered.ts';
import { selectorOf } from './selector.ts';

export const compareObject = defineBuiltIn({
  name: 'Compare-Object',
  summary: 'Says what is in one list only.',
  aliases: ['diff'],
  parameters: {
    referenceObject: { type: 'value', list: true, help: 'One list.', mandatory: true, position: 0 },
    differenceObject: {
      type: 'value',
      list: true,
      help: 'The other list; or it comes down the pipeline.',
      position: 1,
    },
    property: { type: 'value', list: true, help: 'What is compared of the objects.' },
    includeEqual: { type: 'switch', help: 'Gives those that are in both, too.' },
    excludeDifferent: { type: 'switch', help: 'Gives those alone that are in both.' },
  },
  examples: [{ line: 'diff (1..3) (2..4)', says: '<= is in the first only, => in the second.' }],
  start({ parameters, frame, out }) {
    const { referenceObject, differenceObject, property, ...which } = parameters;
    const selectors = property?.map((each) => selectorOf(each, frame));
    const keyed = async (object: unknown): Promise<{ key: string; shown: object }> => {
      if (selectors === undefined) {
        return { key: identityOf(object), shown: { inputObject: object } };
      }
      const entries = await afterAll(selectors, async ({ name, of }) => [name, await of(object)]);
      const shown = Object.fromEntries(entries) as object;
      return { key: identityOf(shown), shown };
    };
    return gathered('Compare-Object', async (objects) => {
      const left = await afterAll(referenceObject, keyed);
      const open = new Map<string, { readonly shown: object; count: number }>();
      for (const { key, shown } of left) {
        const known = open.get(key);
        if (known === undefined) open.set(key, { shown, count: 1 });
        else known.count += 1;
      }
      const showsDifferent = !which.excludeDifferent;
      const showsEqual = which.includeEqual || which.excludeDifferent;
      const give = async (shown: object, sideIndicator: string): Promise<void> => {
        const isShown = sideIndicator === '==' ? showsEqual : showsDifferent;
        if (isShown) await out.write({ ...shown, sideIndicator });
      };
      for (const object of [...(differenceObject ?? []), ...objects]) {
        const { key, shown } = await keyed(object);
        const known = open.get(key);
        if (known === undefined || known.count === 0) await give(shown, '=>');
        else {
          known.count -= 1;
          await give(shown, '==');
        }
      }
      for (const { shown, count } of open.values()) {
        for (let more = count; more > 0; more -= 1) await give(shown, '<=');
      }
    });
  },
});
