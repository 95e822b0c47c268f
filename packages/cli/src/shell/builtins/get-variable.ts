import { defineBuiltIn, source } from '../built-in.ts';
import { isLike } from '../values/wildcard.ts';
import { builtInErrors } from './built-in-errors.ts';

export const getVariable = defineBuiltIn({
  name: 'Get-Variable',
  summary: 'Gives variables by their names.',
  aliases: ['gv'],
  parameters: {
    name: { type: 'string', list: true, help: 'The names, with * and ?.', position: 0 },
    valueOnly: { type: 'switch', help: 'Only what is in them.' },
  },
  examples: [{ line: 'get-variable printer*', says: 'Those whose name begins so.' }],
  start({ parameters: { name = ['*'], valueOnly }, frame, out }) {
    return source(async () => {
      const all = frame.scope.visible().filter((cell) => !cell.name.includes(':'));
      for (const pattern of name) {
        const found = all.filter((cell) => isLike(cell.name, pattern, false));
        if (found.length === 0 && !/[*?[]/.test(pattern)) {
          throw builtInErrors('no-variable', { name: pattern }, { target: pattern });
        }
        for (const { name: each, value } of found) {
          await out.write(valueOnly ? value : { name: each, value });
        }
      }
    });
  },
});
