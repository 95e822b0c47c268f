import type { CommandCall, Expression, Pipeline } from '../syntax/tree.ts';
import { compileCommand } from './commands.ts';
import { collectValue, writeElements } from './collect.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate, Execute, Frame, Out, Stage } from './frame.ts';
import { after } from './later.ts';
import { Enough } from './leaving.ts';

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
    return throughStages(value, others, compiler);
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

function throughStages(
  value: Evaluate | undefined,
  calls: readonly CommandCall[],
  compiler: Compiler,
): Execute {
  const starts = calls.map((call): StartStage => compileCommand(call, compiler));
  return async (frame, out) => {
    const { shell } = frame;
    const { failures } = shell;
    const given = await value?.(frame);
    const { stages, outs } = await started(starts, frame, out, value !== undefined);
    const feed = async (): Promise<void> => {
      if (value !== undefined) await writeElements(given, frame, outs[0] as Out);
    };
    await ended(feed, stages);
    if (shell.failures === failures) shell.went.value = true;
  };
}

/** Each stage with what it is fed by, from the last to the first. */
async function started(
  starts: readonly StartStage[],
  frame: Frame,
  out: Out,
  isFed: boolean,
): Promise<{ stages: readonly Stage[]; outs: readonly Out[] }> {
  const stages: Stage[] = [];
  const outs: Out[] = [];
  let next = out;
  for (const [back, start] of starts.toReversed().entries()) {
    const isFirst = back === starts.length - 1;
    const stage = await start(frame, next, isFed || !isFirst);
    next = { write: (value) => stage.take(value) };
    stages.unshift(stage);
    outs.unshift(next);
  }
  return { stages, outs };
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
      if (!(error instanceof Enough)) throw error;
      const enough = stages.findIndex((stage) => stage === error.stage);
      if (enough === -1) throw error;
      from = enough + 1;
    }
  }
}
