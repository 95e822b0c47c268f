import { bind } from '@hawser/command/binding/bind';
import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { bindingContext } from '@hawser/command/invocation/binding-context';
import { type Failures, inquiring } from '@hawser/command/invocation/error-action';
import { announcingOnce, type Filling, withSecrets } from '@hawser/command/invocation/fill-in';
import type { Host } from '@hawser/command/invocation/host';
import { messagesTo } from '@hawser/command/invocation/messages';
import {
  attempt,
  type CallSurroundings,
  callSurroundings,
  type Emit,
  runCall,
  runCallFor,
} from '@hawser/command/invocation/run-calls';
import { openSession, type Session } from '@hawser/command/invocation/session';
import { chooseAt } from '@hawser/command/invocation/choose';
import { selectedProperties } from '@hawser/command/invocation/selected-properties';
import { stopFor, unlessStopped } from '@hawser/command/invocation/stop-signal';
import { selected } from '@hawser/command/output/columns';
import type { Program } from '@hawser/command/program/program';
import type { HawserError } from '@hawser/core/errors';
import { defaultArguments } from './default-values.ts';
import type { Failing } from './failing.ts';
import type { ObjectTypes } from './object-types.ts';
import { withPreferences } from './preferences.ts';
import { wordsOf } from './run/argument-values.ts';
import type { Stage, StageCall } from './run/frame.ts';

/** What the commands of the product need of the shell. */
export interface CommandSurroundings {
  readonly program: Program;
  /** Its own commands alone, which stay the same. */
  readonly products: Program['catalog'];
  readonly host: Host;
  readonly asks: boolean;
  readonly failing: Failing;
  readonly types: ObjectTypes;
  /** Of what a runbook asks of a site; see Session. */
  readonly repeating: Session['repeating'];
}

/** One of the product's commands as a stage: it runs once, or once for each object that comes. */
export async function startProductCommand(
  description: CommandDescription,
  call: StageCall,
  surroundings: CommandSurroundings,
): Promise<Stage> {
  const { program } = surroundings;
  const { frame, out, isFed } = call;
  const given = wordsOf(call.given);
  const typeOf = (object: unknown): string | undefined => surroundings.types.of(object)?.name;
  const own = { name: program.name, catalog: surroundings.products };
  const context = await bindingContext(own, description, isFed, typeOf);
  const all = [...given, ...defaultArguments(description, given, frame.scope)];
  const bound = bind(description, all, context);
  const common = withPreferences(bound.common, description.impact, frame.scope);
  const host = interruptedBy(surroundings.host, frame.signal);
  const session = { ...(await openSession(common, host.env)), repeating: surroundings.repeating };
  const command = await program.catalog.load(description);
  const messages = messagesTo(host.stderr, host.env, {
    verbose: common.verbose === true,
    debug: common.debug === true,
    wording: program.wording,
  });
  const properties = selectedProperties(description, common.property);
  const stopping = stopFor(host, session.setting('timeoutSec').value);
  const asks = surroundings.asks && common.nonInteractive !== true;
  const choose = asks ? chooseAt(host, messages, stopping) : undefined;
  const action = common.errorAction ?? 'Continue';
  const failed = failuresOf(
    description.name,
    call,
    action,
    inquiring(choose),
    surroundings.failing,
  );
  const emit: Emit = (object) => {
    const shown = properties === undefined ? object : selected(object, properties);
    if (properties === undefined) surroundings.types.mark(object, command.output);
    const written = out.write(shown);
    return written instanceof Promise ? written : undefined;
  };
  const setting = { program, description, common, host, session, messages, stopping, choose };
  const surrounding: CallSurroundings = callSurroundings({
    ...setting,
    failed,
    warn: (text) => messages.warning(text),
    suggest: () => undefined,
    signal: stopping.signal,
  });
  const announce = announcingOnce(description.name, messages);
  const filling: Filling = { command, context, host, session, messages, stopping, asks, announce };
  let binding: ReturnType<typeof withSecrets> | undefined;
  const ready = async (): ReturnType<typeof withSecrets> =>
    (binding ??= withSecrets({ ...bound, common }, filling));
  return {
    async take(object) {
      const whole = await ready();
      stopping.signal.throwIfAborted();
      const each = runCallFor(object, whole, filling, surrounding, failed, emit);
      await unlessStopped(each, stopping.signal);
    },
    async end() {
      if (isFed) return;
      const whole = await ready();
      stopping.signal.throwIfAborted();
      const work = async (): Promise<void> => runCall(whole, filling, surrounding, emit);
      // What the call itself says of errors holds for the one that ends it, too.
      const done = bound.common.errorAction === undefined ? work() : attempt(work, failed);
      await unlessStopped(done, stopping.signal);
    },
    close: () => stopping[Symbol.dispose](),
  };
}

/** The process as it is, but for who interrupts. */
function interruptedBy(host: Host, interrupted: AbortSignal): Host {
  // Its streams are made when somebody asks for them.
  return Object.create(host, { interrupted: { value: interrupted } }) as Host;
}

function failuresOf(
  command: string,
  { frame, place }: StageCall,
  action: ErrorAction,
  inquire: ReturnType<typeof inquiring>,
  failing: Failing,
): Failures {
  const errors: HawserError[] = [];
  return {
    errors,
    async concerning(error) {
      frame.signal.throwIfAborted();
      if (action === 'Inquire') await inquire(error);
      errors.push(error);
      failing.concerning(error, action, { ...place, command });
    },
    ending: () => undefined,
  };
}
