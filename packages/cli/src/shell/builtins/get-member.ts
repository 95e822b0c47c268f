import { defineBuiltIn, eachObject } from '../built-in.ts';
import { isNothing, isObject, kindOf } from '../values/kinds.ts';
import { propertiesOf } from '../values/members.ts';
import { isLike } from '../values/wildcard.ts';

export const getMember = defineBuiltIn({
  name: 'Get-Member',
  summary: 'Says which properties objects have.',
  aliases: ['gm'],
  parameters: {
    name: { type: 'string', list: true, help: 'Those of these names, with * and ?.', position: 0 },
  },
  output: {
    name: 'Hawser.Shell.Member',
    view: ['name', 'type', 'says'],
    properties: {
      typeName: { type: 'string', description: 'What the objects are.' },
      name: { type: 'string', description: 'The name of the property.' },
      type: { type: 'string', description: 'What is in it.' },
      says: { type: 'string', description: 'What it says.' },
    },
  },
  examples: [{ line: 'get-cloud-printer | gm', says: 'The properties of printers.' }],
  start({ parameters: { name: wanted }, out, shell }) {
    const seen = new Set<string>();
    return eachObject(async (object) => {
      const properties = propertiesOf(object);
      const known = shell.typeOf(object);
      const typeName = known?.name ?? namedType(object);
      const shape = `${typeName} ${Object.keys(properties).join(' ')}`;
      if (seen.has(shape)) return;
      seen.add(shape);
      for (const [name, value] of Object.entries(properties)) {
        if (wanted?.some((pattern) => isLike(name, pattern, false)) === false) continue;
        const says = known?.properties[name]?.description ?? '';
        await out.write({ typeName, name, type: namedType(value), says });
      }
    });
  },
});

function namedType(value: unknown): string {
  if (isNothing(value)) return 'nothing';
  return isObject(value) ? 'object' : kindOf(value).replace(/^an? /, '');
}
