import { defineBuiltIn, source } from '../built-in.ts';
import { delimiter } from './convert-to-csv.ts';
import { csvObjects } from './csv.ts';
import { readFile } from './read-file.ts';
import { encoding } from './write-file.ts';

export const importCsv = defineBuiltIn({
  name: 'Import-Csv',
  summary: 'Makes objects of a file in CSV.',
  aliases: ['ipcsv'],
  parameters: {
    path: { type: 'path', list: true, help: 'The files.', mandatory: true, position: 0 },
    encoding,
    delimiter,
  },
  examples: [
    { line: 'import-csv printers.csv | publish-cloud-printer', says: 'One for each line.' },
  ],
  start({ parameters, out }) {
    return source(async () => {
      for (const path of parameters.path) {
        const text = await readFile(path);
        for (const object of csvObjects(text, parameters.delimiter)) await out.write(object);
      }
    });
  },
});
