import { defineBuiltIn } from '../built-in.ts';
import { saidBy, saying } from './said-text.ts';

export const writeWarning = defineBuiltIn({
  name: 'Write-Warning',
  summary: 'Warns.',
  parameters: saying,
  examples: [{ line: 'write-warning "No printer is published."', says: 'A warning.' }],
  start: ({ parameters: { message }, shell }) =>
    saidBy(message, shell, (text) => shell.messages.warning(text)),
});
