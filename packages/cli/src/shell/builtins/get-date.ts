import { defineBuiltIn, source } from '../built-in.ts';
import { dateAs } from '../values/date-format.ts';

export const getDate = defineBuiltIn({
  name: 'Get-Date',
  summary: 'Says what time it is.',
  parameters: {
    date: { type: 'date', help: 'Another time than now.', position: 0 },
    format: { type: 'string', maximum: 200, help: 'As a text: yyyy-MM-dd HH:mm' },
  },
  examples: [{ line: "get-date -Format 'yyyy-MM-dd'", says: 'The day.' }],
  start({ parameters: { date, format }, out }) {
    return source(async () => {
      const when = date ?? new Date();
      await out.write(format === undefined ? when : dateAs(when, format));
    });
  },
});
