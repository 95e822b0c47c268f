import { defineBuiltIn } from '../built-in.ts';
import { requireItems } from '../values/limits.ts';
import { valueOf } from '../values/elements.ts';

export const teeObject = defineBuiltIn({
  name: 'Tee-Object',
  summary: 'Lets objects through, and keeps them in a variable.',
  aliases: ['tee'],
  parameters: {
    variable: { type: 'string', help: 'The name of the variable.', mandatory: true, position: 0 },
  },
  examples: [{ line: 'get-cloud-printer | tee all | where State -eq idle', says: 'Keeps all.' }],
  start({ parameters: { variable }, frame, out }) {
    const kept: unknown[] = [];
    const keep = (): void => void frame.scope.set(variable, valueOf(kept));
    keep();
    return {
      take(object) {
        requireItems(kept.length + 1);
        kept.push(object);
        return out.write(object);
      },
      end: keep,
    };
  },
});
