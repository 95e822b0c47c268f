import { defineBuiltIn } from '../built-in.ts';
import { requirePreference } from '../preferences.ts';
import { changeable } from '../run/constants.ts';
import { valueOf } from '../values/elements.ts';
import { gathered } from './gathered.ts';

export const setVariable = defineBuiltIn({
  name: 'Set-Variable',
  summary: 'Puts a value into a variable.',
  aliases: ['sv', 'set'],
  parameters: {
    name: { type: 'string', help: 'The name, without the $.', mandatory: true, position: 0 },
    value: { type: 'value', help: 'The value; or it comes down the pipeline.', position: 1 },
    scope: {
      type: 'enum',
      choices: ['Local', 'Global'],
      default: 'Local',
      help: 'Where the variable is.',
    },
  },
  examples: [{ line: 'get-cloud-printer | set-variable all', says: 'All that comes.' }],
  start({ parameters: { name, value, scope }, frame, isFed }) {
    return gathered('Set-Variable', (objects) => {
      const target = scope === 'Global' ? frame.scope.top : frame.scope;
      const own = changeable(name);
      const all = isFed && value === undefined ? valueOf(objects) : (value ?? null);
      requirePreference(own, all);
      target.set(own, all);
    });
  },
});
