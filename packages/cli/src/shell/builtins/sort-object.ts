import { defineBuiltIn } from '../built-in.ts';
import { order, textOrder } from '../values/compare.ts';
import { asText } from '../values/as-text.ts';
import { afterAll } from '../run/later.ts';
import { AskedProperties } from './asked-properties.ts';
import { gathered } from './gathered.ts';
import { identityOf } from './identity-of.ts';
import { selectorOf } from './selector.ts';

export const sortObject = defineBuiltIn({
  name: 'Sort-Object',
  summary: 'Gives objects in an order.',
  aliases: ['sort'],
  parameters: {
    property: {
      type: 'value',
      list: true,
      help: 'Properties, blocks, or @{ Expression = …; Descending = $true }.',
      position: 0,
    },
    descending: { type: 'switch', help: 'The largest first.' },
    unique: { type: 'switch', help: 'Each of those that are alike once.' },
    caseSensitive: { type: 'switch', help: 'Minds case.' },
  },
  examples: [{ line: 'get-cloud-printer | sort Location, Name', says: 'By two properties.' }],
  start({ parameters: { property, descending, unique, caseSensitive }, frame, out, shell }) {
    const selectors = property?.map((each) => selectorOf(each, frame)) ?? [
      { name: '', of: (object: unknown): unknown => object },
    ];
    const compare = (left: unknown, right: unknown): number =>
      order(left, right, caseSensitive) ?? textOrder(asText(left), asText(right), caseSensitive);
    const asked = new AskedProperties(property ?? [], shell);
    return gathered('Sort-Object', async (objects) => {
      for (const object of objects) asked.look(object);
      asked.warn();
      const keyed = await afterAll(objects, async (object) => ({
        object,
        keys: await afterAll(selectors, ({ of }) => of(object)),
      }));
      const sorted = keyed.toSorted((one, other) => {
        for (const [index, selector] of selectors.entries()) {
          const found = compare(one.keys[index], other.keys[index]);
          if (found !== 0) return (selector.isDescending ?? descending) ? -found : found;
        }
        return 0;
      });
      let before: string | undefined;
      for (const { object, keys } of sorted) {
        const identity = unique ? JSON.stringify(keys.map(identityOf)) : '';
        if (unique && identity === before) continue;
        before = identity;
        await out.write(object);
      }
    });
  },
});
