import { defineBuiltIn } from '../built-in.ts';
import { asText } from '../values/as-text.ts';
import { requireLength } from '../values/limits.ts';
import { gathered } from './gathered.ts';
import { writeFile, writing } from './write-file.ts';

export const setContent = defineBuiltIn({
  name: 'Set-Content',
  summary: 'Writes texts to a file, each on a line.',
  aliases: ['sc'],
  impact: 'medium',
  parameters: {
    ...writing,
    value: {
      type: 'value',
      list: true,
      position: 1,
      help: 'The texts; or they come down the pipeline.',
    },
  },
  examples: [{ line: "'one', 'two' | set-content names.txt", says: 'Two lines.' }],
  start({ parameters: { value = [], ...where }, isFed, should }) {
    return gathered('Set-Content', async (objects) => {
      const lines = [...value, ...(isFed ? objects : [])].map(asText);
      const text = lines.map((line) => `${line}\n`).join('');
      await writeFile(where, requireLength(text), should);
    });
  },
});
