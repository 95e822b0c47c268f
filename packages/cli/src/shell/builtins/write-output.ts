import { defineBuiltIn } from '../built-in.ts';
import { elementsOf } from '../values/elements.ts';

export const writeOutput = defineBuiltIn({
  name: 'Write-Output',
  summary: 'Gives values to the pipeline.',
  aliases: ['echo', 'write'],
  parameters: {
    inputObject: {
      type: 'value',
      list: true,
      help: 'The values; or they come down the pipeline.',
      position: 0,
    },
  },
  examples: [{ line: 'echo 1, 2', says: 'Two numbers.' }],
  start({ parameters: { inputObject }, out }) {
    return {
      take: (object) => out.write(object),
      async end() {
        for (const value of elementsOf(inputObject)) await out.write(value);
      },
    };
  },
});
