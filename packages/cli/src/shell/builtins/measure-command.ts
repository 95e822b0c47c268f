import { defineBuiltIn } from '../built-in.ts';
import { BlockValue } from '../values/block-value.ts';
import { kindOf } from '../values/kinds.ts';
import { TimeSpan } from '../values/time-span.ts';
import type { RunBlock } from '../run/frame.ts';
import { builtInErrors } from './built-in-errors.ts';

export const measureCommand = defineBuiltIn({
  name: 'Measure-Command',
  summary: 'Says how long a block takes.',
  parameters: {
    expression: { type: 'value', help: 'The block.', mandatory: true, position: 0 },
  },
  examples: [{ line: 'measure-command { get-cloud-printer }', says: 'One command.' }],
  start({ parameters: { expression }, frame, out }) {
    return {
      take: () => undefined,
      async end() {
        if (!(expression instanceof BlockValue)) {
          const value = kindOf(expression);
          throw builtInErrors('no-block', { parameter: '-Expression', value });
        }
        const started = performance.now();
        await (expression as RunBlock).run.execute(frame, { write: () => undefined });
        await out.write(new TimeSpan(performance.now() - started));
      },
    };
  },
});
