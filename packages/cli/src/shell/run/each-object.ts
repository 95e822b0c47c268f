import type { Later } from './later.ts';
import type { Frame, Out, RunBlock } from './frame.ts';
import { collect } from './collect.ts';
import { valueOf } from '../values/elements.ts';
import { after } from './later.ts';

/** Runs something with an object in $_, which is what it was before afterwards. */
function withObject<Result>(
  frame: Frame,
  object: unknown,
  run: () => Later<Result>,
): Later<Result> {
  const cell = frame.scope.find('_') ?? frame.scope.set('_', null);
  const before = cell.value;
  cell.value = object;
  let result: Later<Result>;
  try {
    result = run();
  } catch (error) {
    cell.value = before;
    throw error;
  }
  if (!(result instanceof Promise)) {
    cell.value = before;
    return result;
  }
  return result.finally(() => {
    cell.value = before;
  });
}

/** What a block gives for an object, as one value. */
export function blockValue(block: RunBlock, frame: Frame, object: unknown): Later<unknown> {
  const { evaluate, execute } = block.run;
  return withObject(frame, object, () =>
    evaluate === undefined ? after(collect(execute, frame), valueOf) : evaluate(frame),
  );
}

/** Has a block write what it gives for an object. */
export function blockInto(block: RunBlock, frame: Frame, object: unknown, out: Out): Later<void> {
  return withObject(frame, object, () => block.run.execute(frame, out));
}
