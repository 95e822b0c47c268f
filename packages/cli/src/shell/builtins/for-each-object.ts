import { interruptErrors } from '@hawser/command/invocation/interrupt-errors';
import { asText } from '../values/as-text.ts';
import { BlockValue } from '../values/block-value.ts';
import { memberOf } from '../values/members.ts';
import { callMethod, hasMethod } from '../values/methods.ts';
import { defineBuiltIn } from '../built-in.ts';
import { kindOf } from '../values/kinds.ts';
import { blockInto } from '../run/each-object.ts';
import type { Frame, Out, RunBlock, Stage } from '../run/frame.ts';
import { Leaving } from '../run/leaving.ts';
import { Scope } from '../run/scope.ts';
import { AskedProperties } from './asked-properties.ts';
import { builtInErrors } from './built-in-errors.ts';

export const forEachObject = defineBuiltIn({
  name: 'ForEach-Object',
  summary: 'Does something with each object.',
  aliases: ['foreach', '%'],
  parameters: {
    process: {
      type: 'value',
      help: 'A block that is run for each object, which is in $_, or the name of a property.',
      position: 0,
      aliases: ['MemberName'],
    },
    begin: { type: 'value', help: 'A block that is run before the first one.' },
    end: { type: 'value', help: 'A block that is run after the last one.' },
    parallel: {
      type: 'value',
      help: 'A block that is run for several objects at once; it sees variables as $using:name.',
    },
    throttleLimit: {
      type: 'int',
      help: 'For how many at once -Parallel runs it.',
      minimum: 1,
      maximum: 100,
      default: 5,
    },
  },
  examples: [
    { line: '1..3 | % { $_ * 2 }', says: 'A block.' },
    { line: 'get-cloud-printer | % Name', says: 'A property.' },
    {
      line: 'get-cloud-printer | % -Parallel { test-cloud-printer $_.Name } -ThrottleLimit 10',
      says: 'Ten at once.',
    },
  ],
  async start({ parameters, frame, out, shell }) {
    const { process, parallel, throttleLimit, begin, end } = parameters;
    const runOnce = async (given: unknown, parameter: string): Promise<void> => {
      if (given !== undefined) await blockOf(given, parameter).run.execute(frame, out);
    };
    if (parallel !== undefined) {
      return inParallel(blockOf(parallel, '-Parallel'), throttleLimit, frame, out);
    }
    await runOnce(begin, '-Begin');
    if (!(process instanceof BlockValue)) {
      const name = asText(process);
      const asked = new AskedProperties([name], shell);
      return {
        take(object) {
          const found = memberOf(object, name);
          const calls = found === null && hasMethod(object, name);
          if (!calls) asked.look(object);
          return out.write(calls ? callMethod(object, name, []) : found);
        },
        async end() {
          asked.warn();
          await runOnce(end, '-End');
        },
      };
    }
    const block = process as RunBlock;
    return {
      take: (object) => blockInto(block, frame, object, out),
      end: async () => runOnce(end, '-End'),
    };
  },
});

/** So many at once; what they give comes as it is there. */
function inParallel(block: RunBlock, most: number, frame: Frame, out: Out): Stage {
  const running = new Set<Promise<void>>();
  const left = new AbortController();
  /** Nobody wants any more of it. */
  const isLeft = (): boolean => failed?.error instanceof Leaving;
  const signal = AbortSignal.any([frame.signal, left.signal]);
  let failed: { readonly error: unknown } | undefined;
  return {
    async take(object) {
      while (running.size >= most) await Promise.race(running);
      if (failed !== undefined) throw failed.error;
      const scope = new Scope(frame.scope);
      scope.set('_', object);
      const work = Promise.resolve()
        .then(async () => block.run.execute({ ...frame, scope, signal }, out))
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
    async end() {
      while (running.size > 0 && !isLeft()) await Promise.race(running);
      if (failed !== undefined) throw failed.error;
    },
    async close() {
      if (isLeft()) left.abort(interruptErrors('stopped', {}));
      await Promise.all(running);
    },
  };
}

function blockOf(value: unknown, parameter: string): RunBlock {
  if (value instanceof BlockValue) return value as RunBlock;
  throw builtInErrors('no-block', { parameter, value: kindOf(value) });
}
