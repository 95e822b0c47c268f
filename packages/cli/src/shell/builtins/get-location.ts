import { defineBuiltIn, source } from '../built-in.ts';
import { speakAs } from '../values/spoken-as.ts';

export const getLocation = defineBuiltIn({
  name: 'Get-Location',
  summary: 'Names the folder in which hawser was started, where paths begin.',
  aliases: ['pwd', 'gl'],
  parameters: {},
  output: {
    name: 'Hawser.Shell.Location',
    properties: { path: { type: 'string', description: 'The folder.', whole: true } },
  },
  examples: [{ line: 'get-location', says: 'Where paths begin.' }],
  start: ({ out }) =>
    source(() => {
      const location = { path: process.cwd() };
      speakAs(location, location.path);
      return out.write(location);
    }),
});
