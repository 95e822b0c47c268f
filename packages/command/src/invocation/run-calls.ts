import { HawserError } from '@hawser/core/errors';
import { visible } from '@hawser/core/visible';
import type { Binding } from '../binding/bind.ts';
import { withDefaults } from '../binding/missing.ts';
import { bindObject } from '../binding/pipeline.ts';
import type { CommandDescription } from '../declaration/description.ts';
import type { Program } from '../program/program.ts';
import type { Call } from './call.ts';
import type { Choose } from './choose.ts';
import type { Failures } from './error-action.ts';
import { type Filling, withNeeded, withoutGaps } from './fill-in.ts';
import type { Host } from './host.ts';
import type { Messages } from './messages.ts';
import { pickAt } from './pick.ts';
import { runSteps } from './run-steps.ts';
import type { Session } from './session.ts';
import { shouldProcess } from './should-process.ts';
import type { Stop } from './stop-signal.ts';

/** What a command may do to the world, whatever its parameters are. */
export type CallSurroundings = Omit<Call, 'parameters' | 'need'>;

export interface CallSetting {
  readonly program: Program;
  readonly description: CommandDescription;
  readonly common: Binding['common'];
  readonly host: Host;
  readonly session: Session;
  readonly messages: Messages;
  readonly stopping: Stop;
  /** Undefined where nobody can be asked. */
  readonly choose: Choose | undefined;
  readonly failed: Failures;
  readonly warn: (text: string) => void;
  /** Takes what may come next, for whoever looks at it. */
  readonly suggest: (text: string) => void;
  /** Aborted when the calls are to stop, or when nobody reads what they give. */
  readonly signal: AbortSignal;
}

export function callSurroundings(setting: CallSetting): CallSurroundings {
  const { program, description, common, host, session, messages, stopping } = setting;
  const { choose, failed, signal } = setting;
  const { wording } = program;
  const tell = (text: string): void => messages.line(visible(wording?.text(text) ?? text));
  const whatIf = common.whatIf === true;
  const force = common.force === true;
  return {
    program,
    session:
      choose === undefined
        ? session
        : { ...session, person: { tell, choose, pick: pickAt(host, stopping) } },
    host,
    force,
    passThru: common.passThru === true,
    said: common,
    signal,
    whatIf,
    should: shouldProcess({
      impact: description.impact,
      whatIf,
      confirm: common.confirm,
      force,
      messages,
      choose,
    }),
    attempt: (work) => attempt(work, failed),
    error: (error) => failed.concerning(error),
    tell,
    warn: setting.warn,
    suggest: setting.suggest,
    verbose: (text) => messages.verbose(text),
    debug: (text) => messages.debug(text),
    steps: (steps, how) => runSteps(steps, host, messages, { signal, ...how }),
  };
}

/** Takes what a command gives; it waits only for a reader that is slow. */
export type Emit = (object: unknown) => Promise<void> | undefined | void;

/** One call of a command with what it was given. */
export async function runCall(
  binding: Binding,
  filling: Filling,
  call: CallSurroundings,
  emit: Emit,
): Promise<void> {
  const whole = await withoutGaps(binding, filling);
  const need = async (names: readonly string[]): Promise<Readonly<Record<string, unknown>>> =>
    withDefaults(await withNeeded(whole, names, filling));
  const parameters = withDefaults(whole);
  await drain(filling.command.run({ ...call, parameters, need } as never), call.signal, emit);
}

/** One call for an object that comes down a pipeline; what fails in it concerns that object. */
export async function runCallFor(
  object: unknown,
  ...[binding, filling, call, failed, emit]: [Binding, Filling, CallSurroundings, Failures, Emit]
): Promise<void> {
  await attempt(
    () =>
      Promise.resolve().then(() =>
        runCall(bindObject(binding, object, filling.context), filling, call, emit),
      ),
    failed,
  );
}

async function drain(
  results: AsyncIterable<unknown> | Promise<void>,
  signal: AbortSignal,
  emit: Emit,
): Promise<void> {
  if (results instanceof Promise) {
    await results;
    return;
  }
  for await (const object of results) {
    if (signal.aborted) return;
    // Waits only when the reader is slow: waiting for every object would halve the speed.
    const full = emit(object);
    if (full !== undefined) await full;
  }
}

/** What fails in the work is told, or ends it, as the failures have it. */
export async function attempt<Result>(
  work: () => Promise<Result>,
  failed: Failures,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HawserError) || error.kind === 'interrupted') throw error;
    await failed.concerning(error);
    return undefined;
  }
}
