import { defineBuiltIn } from '../built-in.ts';
import { formatting } from './format-objects.ts';

export const formatList = defineBuiltIn({
  name: 'Format-List',
  summary: 'Shows objects as a list of their properties.',
  aliases: ['fl'],
  parameters: {
    property: { type: 'value', list: true, help: 'The properties.', position: 0 },
    groupBy: { type: 'value', help: 'A list for each value of this property.' },
  },
  examples: [{ line: 'get-cloud-printer Office | fl *', says: 'All there is.' }],
  start: ({ parameters, ...call }) =>
    formatting({ ...call, ...parameters, command: 'Format-List', form: 'list' }),
});
