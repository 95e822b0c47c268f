import { defineBuiltIn } from '../built-in.ts';
import { plain } from './plain-value.ts';
import { gathered } from './gathered.ts';

export const convertToJson = defineBuiltIn({
  name: 'ConvertTo-Json',
  summary: 'Writes objects as JSON.',
  parameters: {
    compress: { type: 'switch', help: 'On one line.' },
    asArray: { type: 'switch', help: 'A list even of one.' },
    depth: { type: 'int', minimum: 1, maximum: 100, default: 20, help: 'How deep objects may be.' },
  },
  examples: [{ line: 'get-cloud-printer | convertto-json', says: 'All as a list.' }],
  start({ parameters: { compress, asArray, depth }, out }) {
    return gathered('ConvertTo-Json', (objects) => {
      const values = objects.map((object) => plain(object, depth));
      const whole = values.length === 1 && !asArray ? values[0] : values;
      return out.write(JSON.stringify(whole, null, compress ? undefined : 2));
    });
  },
});
