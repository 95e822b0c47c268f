import { defineBuiltIn } from '../built-in.ts';
import { delimiter } from './convert-to-csv.ts';
import { csvObjects } from './csv.ts';
import { gatheredText } from './gathered-text.ts';

export const convertFromCsv = defineBuiltIn({
  name: 'ConvertFrom-Csv',
  summary: 'Makes objects of lines of CSV.',
  parameters: {
    text: { type: 'string', help: 'The text; or it comes down the pipeline.', position: 0 },
    delimiter,
  },
  examples: [{ line: 'get-content printers.csv | convertfrom-csv', says: 'From a file.' }],
  start({ parameters, out }) {
    return gatheredText(parameters.text, async (text) => {
      for (const object of csvObjects(text, parameters.delimiter)) await out.write(object);
    });
  },
});
