import { defineBuiltIn } from '../built-in.ts';
import { csvLines } from './csv.ts';
import { gathered } from './gathered.ts';

export const delimiter = {
  type: 'string',
  minimum: 1,
  maximum: 1,
  default: ',',
  help: 'What stands between values.',
} as const;

export const convertToCsv = defineBuiltIn({
  name: 'ConvertTo-Csv',
  summary: 'Writes objects as lines of CSV.',
  parameters: { delimiter },
  examples: [
    { line: 'get-cloud-printer | select Name, State | convertto-csv', says: 'Two columns.' },
  ],
  start({ parameters, out }) {
    return gathered('ConvertTo-Csv', async (objects) => {
      if (objects.length === 0) return;
      for (const line of csvLines(objects, parameters.delimiter)) await out.write(line);
    });
  },
});
