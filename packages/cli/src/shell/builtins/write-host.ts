import { defineBuiltIn } from '../built-in.ts';
import { visible } from '@hawser/core/visible';
import { saidBy, saying } from './said-text.ts';

export const writeHost = defineBuiltIn({
  name: 'Write-Host',
  summary: 'Says something to whoever sits there; no pipeline gets it.',
  parameters: saying,
  examples: [{ line: 'write-host "$count printers"', says: 'A line.' }],
  start: ({ parameters: { message }, shell }) =>
    saidBy(message, (text) => shell.messages.line(text.split('\n').map(visible).join('\n'))),
});
