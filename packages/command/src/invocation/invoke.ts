import { exitCodeOf, HawserError, internalErrors } from '@hawser/core/errors';
import { visible } from '@hawser/core/visible';
import { argumentsOf } from '../binding/argument.ts';
import { bind, type Binding } from '../binding/bind.ts';
import { matchParameter } from '../binding/match-name.ts';
import type { AnyCommand } from '../declaration/command.ts';
import { placedParameters } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { jsonWriter } from '../output/machine-writers.ts';
import { sinkTo } from '../output/sink.ts';
import { writerFor } from '../output/write-objects.ts';
import type { Program } from '../program/program.ts';
import { advised } from './advised.ts';
import { bindingContext } from './binding-context.ts';
import { chooseAt } from './choose.ts';
import { type Failures, failures } from './error-action.ts';
import { announcingOnce, type Filling, withSecrets } from './fill-in.ts';
import { canAsk, type Host } from './host.ts';
import { inputObjects } from './input-objects.ts';
import { messagesTo } from './messages.ts';
import {
  type CallSurroundings,
  callSurroundings,
  type Emit,
  runCall,
  runCallFor,
} from './run-calls.ts';
import { selectedProperties } from './selected-properties.ts';
import { type OpenSession, openSession } from './session.ts';
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
    const debug = words.some((word) => /^--?debug$/i.test(word));
    const choice = { verbose: false, debug, advice: program.advice };
    messagesTo(host.stderr, host.env, choice).error(description.name, error);
    if (wantsEnvelope(invocation)) {
      const sink = sinkTo(host.stdout);
      const writer = jsonWriter({ pretty: host.stdout.isTTY === true });
      await sink.write(writer.end({ errors: recorded(error, program), warnings: [] }));
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
    advice: program.advice,
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
  const suggestions: string[] = [];
  const call = callSurroundings({
    program,
    description,
    common,
    host,
    session,
    messages,
    stopping,
    choose,
    failed,
    warn,
    suggest: (text) => suggestions.push(text),
    signal: AbortSignal.any([signal, sink.closed]),
  });
  const context = await bindingContext(program, description, common.inputObject !== undefined);
  const announce = announcingOnce(description.name, messages);
  const filling = { command, context, host, session, messages, stopping, asks, announce };
  const ending = await unlessStopped(
    runCalls(binding, filling, call, failed, (object) => sink.write(writer.write(object))),
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
    const errors = failed.errors.map((error) => advised(error, program));
    errors.push(...recorded(ending, program));
    await sink.write(writer.end({ errors, warnings }));
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

/** One call, or one for each object of the input. */
async function runCalls(
  bound: Binding,
  filling: Filling,
  call: CallSurroundings,
  failed: Failures,
  emit: Emit,
): Promise<void> {
  const binding = await withSecrets(bound, filling);
  const { inputObject } = binding.common;
  if (inputObject === undefined) {
    await runCall(binding, filling, call, emit);
    return;
  }
  for await (const object of inputObjects(inputObject, filling.host.stdin)) {
    if (call.signal.aborted) return;
    await runCallFor(object, binding, filling, call, failed, emit);
  }
}

function recorded(error: unknown, program: Program): readonly HawserError[] {
  if (error === undefined) return [];
  return [
    error instanceof HawserError
      ? advised(error, program)
      : internalErrors('fault', {}, { cause: error }),
  ];
}
