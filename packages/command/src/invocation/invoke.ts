import { exitCodeOf, HawserError, internalErrors } from '@hawser/core/errors';
import { visible } from '@hawser/core/visible';
import { argumentsOf } from '../binding/argument.ts';
import { bind, type Binding } from '../binding/bind.ts';
import { matchParameter } from '../binding/match-name.ts';
import { withDefaults } from '../binding/missing.ts';
import { bindObject } from '../binding/pipeline.ts';
import type { AnyCommand } from '../declaration/command.ts';
import { placedParameters } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { jsonWriter } from '../output/machine-writers.ts';
import { type Sink, sinkTo } from '../output/sink.ts';
import { writerFor } from '../output/write-objects.ts';
import type { Writer } from '../output/writer.ts';
import type { Program } from '../program/program.ts';
import type { Call } from './call.ts';
import { pickAt } from './pick.ts';
import { chooseAt } from './choose.ts';
import { type Failures, failures } from './error-action.ts';
import { announcingOnce, type Filling, withNeeded, withoutGaps, withSecrets } from './fill-in.ts';
import { canAsk, type Host } from './host.ts';
import { inputObjects } from './input-objects.ts';
import { messagesTo } from './messages.ts';
import { runSteps } from './run-steps.ts';
import { selectedProperties } from './selected-properties.ts';
import { type OpenSession, openSession } from './session.ts';
import { shouldProcess } from './should-process.ts';
import { stopFor, unlessStopped } from './stop-signal.ts';

/** A command, and how it was called. */
export interface Invocation {
  readonly program: Program;
  readonly command: AnyCommand;
  readonly description: CommandDescription;
  /** What was typed after its name. */
  readonly words: readonly string[];
  readonly host: Host;
}

/** Runs one call of one command and gives its exit code. */
export async function invoke(invocation: Invocation): Promise<number> {
  const { program, description, words, host } = invocation;
  try {
    const binding = bind(description, argumentsOf(words), { program: program.name });
    const session = await openSession(binding.common, host.env);
    return await runBound(invocation, binding, session);
  } catch (error) {
    const choice = { verbose: false, debug: words.some((word) => /^--?debug$/i.test(word)) };
    messagesTo(host.stderr, host.env, choice).error(description.name, error);
    if (wantsEnvelope(invocation)) {
      const sink = sinkTo(host.stdout);
      const writer = jsonWriter({ pretty: host.stdout.isTTY === true });
      await sink.write(writer.end({ errors: recorded(error), warnings: [] }));
      await sink.end();
    }
    return exitCodeOf(error);
  }
}

/** Whether the call asked for JSON, as far as one can say of a call that could not be understood. */
function wantsEnvelope({ description, words, host }: Invocation): boolean {
  const given = argumentsOf(words);
  const [asked = host.env['HAWSER_OUTPUT']] = given.flatMap((argument, index) => {
    if (argument.kind !== 'parameter') return [];
    const match = matchParameter(argument.name, placedParameters(description));
    if (!('found' in match) || match.found.key !== 'output') return [];
    return [argument.value ?? given[index + 1]?.value];
  });
  return typeof asked === 'string' && asked.toLowerCase() === 'json';
}

async function runBound(
  { program, command, description, host }: Invocation,
  binding: Binding,
  session: OpenSession,
): Promise<number> {
  const { common } = binding;
  const messages = messagesTo(host.stderr, host.env, {
    verbose: common.verbose === true,
    debug: common.debug === true,
  });
  const warnings: string[] = [];
  const warn = (text: string): void => {
    warnings.push(text);
    messages.warning(text);
  };

  const properties = selectedProperties(description, common.property);
  const writer = await writerFor(
    { format: session.setting('output').value, properties, output: command.output },
    host.stdout,
    host.env,
  );
  const errorAction = session.setting('errorAction').value ?? 'Continue';
  const asks = session.setting('nonInteractive').value !== true && canAsk(host);
  using stopping = stopFor(host, session.setting('timeoutSec').value);
  const { signal } = stopping;
  const sink = sinkTo(host.stdout);
  const choose = asks ? chooseAt(host, messages, stopping) : undefined;
  const failed = failures(description.name, errorAction, messages, choose);
  const stop = AbortSignal.any([signal, sink.closed]);
  const suggestions: string[] = [];
  const tell = (text: string): void => messages.line(visible(text));
  const call: CallSurroundings = {
    program,
    session:
      choose === undefined
        ? session
        : { ...session, person: { tell, choose, pick: pickAt(host, stopping) } },
    host,
    force: common.force === true,
    passThru: common.passThru === true,
    signal: stop,
    whatIf: common.whatIf === true,
    should: shouldProcess({
      impact: description.impact,
      whatIf: common.whatIf === true,
      confirm: common.confirm,
      force: common.force === true,
      messages,
      choose,
    }),
    attempt: (work) => attempt(work, failed),
    error: (error) => failed.concerning(error),
    tell,
    suggest: (text) => suggestions.push(text),
    warn,
    verbose: (text) => messages.verbose(text),
    debug: (text) => messages.debug(text),
    steps: (steps, how) => runSteps(steps, host, messages, { signal: stop, ...how }),
  };
  const context = { program: program.name };
  const announce = announcingOnce(description.name, messages);
  const filling = { command, context, host, session, messages, stopping, asks, announce };
  const ending = await unlessStopped(
    runCalls(binding, filling, call, failed, { writer, sink }),
    signal,
  ).then(
    () => undefined,
    (error: unknown) => error ?? new Error('nothing was thrown'),
  );
  // Whoever needed the profiles has been told why there are none; the others are warned.
  const { unreadable } = session;
  const told = [ending, ...failed.errors].some(
    (error) => error instanceof Error && error.message === unreadable?.message,
  );
  if (unreadable !== undefined && !told) warn(unreadable.message);
  if (!sink.closed.aborted) {
    if (ending !== undefined) failed.ending(ending);
    await sink.write(writer.end({ errors: [...failed.errors, ...recorded(ending)], warnings }));
  }
  await sink.end();
  if (asks && host.stdout.isTTY === true && ending === undefined) {
    for (const text of suggestions) messages.line(visible(text), 'faint');
  }
  // Whoever reads no further has what was wanted.
  const { reason } = sink.closed as { reason: unknown };
  const lost = reason instanceof HawserError ? reason : undefined;
  if (lost !== undefined) failed.ending(lost);
  const decisive = sink.closed.aborted ? lost : (ending ?? failed.errors[0]);
  return decisive === undefined ? 0 : exitCodeOf(decisive);
}

type CallSurroundings = Omit<Call, 'parameters' | 'need'>;

interface Outlet {
  readonly writer: Writer;
  readonly sink: Sink;
}

/** One call, or one for each object of the input. */
async function runCalls(
  bound: Binding,
  filling: Filling,
  call: CallSurroundings,
  failed: Failures,
  outlet: Outlet,
): Promise<void> {
  const binding = await withSecrets(bound, filling);
  const { inputObject } = binding.common;
  const once = async (each: Binding): Promise<void> => {
    const whole = await withoutGaps(each, filling);
    const need = async (names: readonly string[]): Promise<Readonly<Record<string, unknown>>> =>
      withDefaults(await withNeeded(whole, names, filling));
    const parameters = withDefaults(whole);
    await drain(filling.command.run({ ...call, parameters, need } as never), call.signal, outlet);
  };
  if (inputObject === undefined) {
    await once(binding);
    return;
  }
  for await (const object of inputObjects(inputObject, filling.host.stdin)) {
    if (call.signal.aborted) return;
    await attempt(
      () => Promise.resolve().then(() => once(bindObject(binding, object, filling.context))),
      failed,
    );
  }
}

async function drain(
  results: AsyncIterable<unknown> | Promise<void>,
  signal: AbortSignal,
  { writer, sink }: Outlet,
): Promise<void> {
  if (results instanceof Promise) {
    await results;
    return;
  }
  for await (const object of results) {
    if (signal.aborted) return;
    // Waits only when the reader is slow: waiting for every object would halve the speed.
    const full = sink.write(writer.write(object));
    if (full !== undefined) await full;
  }
}

async function attempt<Result>(
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

function recorded(error: unknown): readonly HawserError[] {
  if (error === undefined) return [];
  return [error instanceof HawserError ? error : internalErrors('fault', {}, { cause: error })];
}
