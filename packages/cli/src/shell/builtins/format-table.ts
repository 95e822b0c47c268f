import { defineBuiltIn } from '../built-in.ts';
import { formatting } from './format-objects.ts';

export const formatTable = defineBuiltIn({
  name: 'Format-Table',
  summary: 'Shows objects as a table.',
  aliases: ['ft'],
  parameters: {
    property: { type: 'value', list: true, help: 'The columns.', position: 0 },
    autoSize: { type: 'switch', help: 'Is so anyway: columns are as wide as they need to be.' },
    wrap: { type: 'switch', help: 'Cuts nothing: what is long goes on in lines below.' },
    groupBy: { type: 'value', help: 'A table for each value of this property.' },
  },
  examples: [
    { line: 'get-cloud-printer | ft Name, State', says: 'Two columns.' },
    { line: 'get-cloud-printer | ft Name, Location -Wrap', says: 'All of what is in them.' },
  ],
  start: ({ parameters, ...call }) =>
    formatting({ ...call, ...parameters, command: 'Format-Table', form: 'table' }),
});
