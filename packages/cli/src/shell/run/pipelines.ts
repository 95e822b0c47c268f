import type { CommandCall, Expression, Pipeline } from '../syntax/tree.ts';
import { compileCommand } from './commands.ts';
import { rangeEnds } from '../values/arithmetic.ts';
import { collectValue, writeElements, writeRange } from './collect.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate, Execute, Frame, Out, Stage } from './frame.ts';
import { after, type Later } from './later.ts';
import { Enough, FailedBelow } from './leaving.ts';

/** Makes the stage of a command that writes to what comes after it. */
type StartStage = (frame: Frame, out: Out, isFed: boolean) => Promise<Stage>;

/** Objects go through all stages one after the other; nothing is gathered on the way. */
export function compilePipeline({ stages }: Pipeline, compiler: Compiler): Execute {
  const [first, ...others] = stages as [Expression | CommandCall, ...CommandCall[]];
  if (first.kind !== 'command') {
    const value = compiler.expression(first);
    if (others.length === 0) {
      return (frame, out) => {
        const { shell } = frame;
        const { failures } = shell;
        return after(value(frame), (given) => {
          if (shell.failures === failures) shell.went.value = true;
          return writeElements(given, frame, out);
        });
      };
    }
    return throughStages(compileSource(first, compiler), others, compiler);
  }
  return throughStages(undefined, [first, ...others], compiler);
}

/** The value of a pipeline: of one without commands as it stands, lists of one element, too. */
export function compilePipelineValue(node: Pipeline, compiler: Compiler): Evaluate {
  const [first] = node.stages;
  if (node.stages.length === 1 && first !== undefined && first.kind !== 'command') {
    return compiler.expression(first);
  }
  const execute = compilePipeline(node, compiler);
  return (frame) => collectValue(execute, frame);
}

/** Gives what is written into a pipeline, one after the other. */
type Source = (frame: Frame) => Later<(out: Out) => Later<void>>;

/** A range is made no list of: many a pipeline takes only its beginning, or adds it up. */
function compileSource(first: Expression, compiler: Compiler): Source {
  if (first.kind === 'binary' && first.operator === '..') {
    const left = compiler.expression(first.left);
    const right = compiler.expression(first.right);
    return (frame) =>
      after(left(frame), (one) =>
        after(right(frame), (other) => {
          const ends = rangeEnds(one, other);
          return (out) => writeRange(ends, frame, out);
        }),
      );
  }
  const value = compiler.expression(first);
  return (frame) => after(value(frame), (given) => (out) => writeElements(given, frame, out));
}

function throughStages(
  source: Source | undefined,
  calls: readonly CommandCall[],
  compiler: Compiler,
): Execute {
  const starts = calls.map((call): StartStage => compileCommand(call, compiler));
  return async (frame, out) => {
    const { shell } = frame;
    const { failures } = shell;
    const writeInto = await source?.(frame);
    const stages: Stage[] = [];
    try {
      const first = await start(starts, frame, out, source !== undefined, stages);
      const feed = async (): Promise<void> => {
        await writeInto?.(first);
      };
      await ended(feed, stages);
    } finally {
      for (const stage of stages) await stage.close?.();
    }
    if (shell.failures === failures) shell.went.value = true;
  };
}

/** Starts each stage, from the last to the first, and gives what feeds the first. */
async function start(
  starts: readonly StartStage[],
  frame: Frame,
  out: Out,
  isFed: boolean,
  stages: Stage[],
): Promise<Out> {
  let next = out;
  for (const [back, begin] of starts.toReversed().entries()) {
    const isFirst = back === starts.length - 1;
    const stage = await begin(frame, next, isFed || !isFirst);
    stages.unshift(stage);
    next = { write: (value) => stage.take(value) };
  }
  return next;
}

/** Runs what comes first, and ends one stage after the other. */
async function ended(feed: () => Promise<void>, stages: readonly Stage[]): Promise<void> {
  let from = 0;
  const works = [feed, ...stages.map((stage) => async (): Promise<void> => stage.end())];
  for (const [index, work] of works.entries()) {
    // Whoever was told that it is enough has no end of its own.
    if (index - 1 < from - 1) continue;
    try {
      await work();
    } catch (error) {
      if (error instanceof FailedBelow && stages.includes(error.stage)) throw error.error;
      if (!(error instanceof Enough)) throw error;
      const enough = stages.findIndex((stage) => stage === error.stage);
      if (enough === -1) throw error;
      from = enough + 1;
    }
  }
}
