import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { describeParameter } from '@hawser/command/declaration/description';
import type { Example, Impact } from '@hawser/command/declaration/command';
import type { OutputType } from '@hawser/command/declaration/output';
import type { Bound, Parameters } from '@hawser/command/declaration/parameter';
import type { CallSurroundings } from '@hawser/command/invocation/run-calls';
import type { Frame, Out, PlaceInProgram, Stage } from './run/frame.ts';
import type { Later } from './run/later.ts';
import type { ShellTools } from './shell-tools.ts';

/** How one of the shell's own commands is called. */
export interface BuiltInCall<P extends Parameters = Parameters> {
  readonly parameters: Bound<P>;
  readonly frame: Frame;
  readonly out: Out;
  /** Whether something comes down the pipeline. */
  readonly isFed: boolean;
  readonly place: PlaceInProgram;
  readonly shell: ShellTools;
  readonly should: CallSurroundings['should'];
  /** What the call itself says is to become of errors. */
  readonly errorAction: ErrorAction | undefined;
}

export interface BuiltInDeclaration<P extends Parameters = Parameters> {
  /** Where-Object */
  readonly name: string;
  readonly summary: string;
  readonly aliases?: readonly string[];
  readonly parameters: P;
  readonly impact?: Impact;
  readonly output?: OutputType;
  readonly examples: readonly Example[];
  readonly start: (call: BuiltInCall<P>) => Later<Stage>;
}

/** One of any parameters; it is only started through the binder. */
export interface BuiltIn {
  readonly description: CommandDescription;
  readonly start: (call: never) => Later<Stage>;
}

export function defineBuiltIn<const P extends Parameters>(
  declared: BuiltInDeclaration<P>,
): BuiltIn {
  const { name, summary, aliases = [], parameters, impact = 'none', output, examples } = declared;
  return {
    description: {
      name,
      kind: 'built-in',
      summary,
      aliases,
      impact,
      examples,
      parameters: Object.entries(parameters).map(([key, each]) => describeParameter(key, each)),
      ...(output === undefined ? {} : { output }),
    },
    start: declared.start,
  };
}

/** A stage that works on each object as it comes, and does no more at the end. */
export function eachObject(take: Stage['take']): Stage {
  return { take, end: () => undefined };
}

/** A stage at the beginning of a pipeline; what comes down to it is let go. */
export function source(end: Stage['end']): Stage {
  return { take: () => undefined, end };
}
