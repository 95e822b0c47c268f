import { defineBuiltIn, source } from '../built-in.ts';

export const getHistory = defineBuiltIn({
  name: 'Get-History',
  summary: 'Gives the lines that were typed before.',
  aliases: ['h', 'history', 'ghy'],
  parameters: {
    count: { type: 'int', minimum: 1, help: 'So many of the last ones.', position: 0 },
  },
  examples: [{ line: 'get-history 10', says: 'The last ten.' }],
  start({ parameters: { count }, out, shell }) {
    return source(async () => {
      const lines = shell.history();
      const from = count === undefined ? 0 : Math.max(0, lines.length - count);
      for (const [index, line] of lines.slice(from).entries()) {
        await out.write({ id: from + index + 1, commandLine: line });
      }
    });
  },
});
