import { defineBuiltIn } from '../built-in.ts';
import { shownObjects } from '../display/shown-objects.ts';
import { gathered } from './gathered.ts';
import { writeFile, writing } from './write-file.ts';

export const outFile = defineBuiltIn({
  name: 'Out-File',
  summary: 'Writes to a file what would be shown of objects.',
  impact: 'medium',
  parameters: {
    ...writing,
    width: { type: 'int', minimum: 10, maximum: 10_000, help: 'So many characters in a line.' },
  },
  examples: [{ line: 'get-cloud-printer | out-file printers.txt', says: 'The table.' }],
  start({ parameters: { width, ...where }, should, shell }) {
    return gathered('Out-File', async (objects) => {
      const display = { columns: width, colour: false };
      await writeFile(where, shownObjects(objects, display, shell.typeOf), should);
    });
  },
});
