import { defineBuiltIn } from '../built-in.ts';
import { shownObjects } from '../display/shown-objects.ts';
import { gathered } from './gathered.ts';

export const outString = defineBuiltIn({
  name: 'Out-String',
  summary: 'Gives what would be shown of objects as a text.',
  parameters: {
    width: { type: 'int', minimum: 10, maximum: 10_000, help: 'So many characters in a line.' },
  },
  examples: [{ line: '$text = get-cloud-printer | out-string', says: 'The table as a text.' }],
  start({ parameters: { width }, out, shell }) {
    return gathered('Out-String', (objects) =>
      out.write(shownObjects(objects, { columns: width ?? 120, colour: false }, shell.typeOf)),
    );
  },
});
