import { defineBuiltIn, source } from '../built-in.ts';
import { listOf } from '../values/elements.ts';

export const getError = defineBuiltIn({
  name: 'Get-Error',
  summary: 'Gives all there is to know of the last error.',
  parameters: {
    newest: { type: 'int', minimum: 1, maximum: 256, default: 1, help: 'So many, newest first.' },
  },
  examples: [{ line: 'get-error', says: 'The last one.' }],
  start({ parameters: { newest }, frame, out }) {
    return source(async () => {
      const errors = listOf(frame.scope.find('error')?.value);
      for (const error of errors.slice(0, newest)) await out.write(error);
    });
  },
});
