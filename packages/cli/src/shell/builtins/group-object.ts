import { defineBuiltIn } from '../built-in.ts';
import { asText } from '../values/as-text.ts';
import { HashTable } from '../values/hash-table.ts';
import { afterAll } from '../run/later.ts';
import { AskedProperties } from './asked-properties.ts';
import { gathered } from './gathered.ts';
import { selectorOf } from './selector.ts';

interface Group {
  readonly name: string;
  readonly members: unknown[];
}

export const groupObject = defineBuiltIn({
  name: 'Group-Object',
  summary: 'Puts together the objects that have the same in a property.',
  aliases: ['group'],
  parameters: {
    property: { type: 'value', list: true, help: 'Properties or blocks.', position: 0 },
    noElement: { type: 'switch', help: 'Only counts them.' },
    asHashTable: { type: 'switch', help: 'Gives one table: what they have, and the objects.' },
  },
  examples: [{ line: 'get-cloud-printer | group State -NoElement', says: 'How many of each.' }],
  start({ parameters: { property, noElement, asHashTable }, frame, out, shell }) {
    const selectors = property?.map((each) => selectorOf(each, frame)) ?? [
      { name: '', of: (object: unknown): unknown => object },
    ];
    const asked = new AskedProperties(property ?? [], shell);
    return gathered('Group-Object', async (objects) => {
      for (const object of objects) asked.look(object);
      asked.warn();
      const groups = new Map<string, Group>();
      for (const object of objects) {
        const values = await afterAll(selectors, ({ of }) => of(object));
        const name = values.map(asText).join(', ');
        const folded = name.toLowerCase();
        const group = groups.get(folded) ?? { name, members: [] };
        groups.set(folded, group);
        group.members.push(object);
      }
      if (asHashTable) {
        const all = [...groups.values()];
        await out.write(HashTable.of(all.map(({ name, members }) => [name, members])));
        return;
      }
      for (const { name, members } of groups.values()) {
        const counted = { count: members.length, name };
        await out.write(noElement ? counted : { ...counted, group: members });
      }
    });
  },
});
