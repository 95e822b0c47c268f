import { defineBuiltIn } from '../built-in.ts';
import { csvLines } from './csv.ts';
import { delimiter } from './convert-to-csv.ts';
import { gathered } from './gathered.ts';
import { writeFile, writing } from './write-file.ts';

export const exportCsv = defineBuiltIn({
  name: 'Export-Csv',
  summary: 'Writes objects to a file as CSV.',
  aliases: ['epcsv'],
  impact: 'medium',
  parameters: {
    ...writing,
    delimiter,
    noTypeInformation: { type: 'switch', help: 'Is so anyway; older scripts say it.' },
  },
  examples: [{ line: 'get-cloud-printer | export-csv printers.csv', says: 'All printers.' }],
  start({ parameters, should }) {
    return gathered('Export-Csv', async (objects) => {
      const all = objects.length === 0 ? [] : csvLines(objects, parameters.delimiter);
      // The names are there already.
      const lines = parameters.append ? all.slice(1) : all;
      await writeFile(parameters, lines.map((line) => `${line}\r\n`).join(''), should);
    });
  },
});
