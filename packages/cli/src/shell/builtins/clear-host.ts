import { defineBuiltIn, source } from '../built-in.ts';

export const clearHost = defineBuiltIn({
  name: 'Clear-Host',
  summary: 'Clears the screen.',
  aliases: ['cls', 'clear'],
  parameters: {},
  examples: [{ line: 'cls', says: 'Clears it.' }],
  start: ({ shell: { host } }) =>
    source(() => {
      if (host.stdout.isTTY === true) host.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    }),
});
