import { bind } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { missingParameters, withDefaults } from '@hawser/command/binding/missing';
import { typedName, parameterName } from '@hawser/command/declaration/names';
import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import { chooseAt } from '@hawser/command/invocation/choose';
import { shouldProcess } from '@hawser/command/invocation/should-process';
import { stopBy } from '@hawser/command/invocation/stop-signal';
import { HawserError } from '@hawser/core/errors';
import type { BuiltIn } from './built-in.ts';
import { defaultArguments } from './default-values.ts';
import { withPreferences } from './preferences.ts';
import type { ObjectTypes } from './object-types.ts';
import { valuesOf } from './run/argument-values.ts';
import { Enough } from './run/leaving.ts';
import type { Stage, StageCall } from './run/frame.ts';
import type { ShellTools } from './shell-tools.ts';

/** One of the shell's own commands as a stage. */
export async function startBuiltIn(
  { description, start }: BuiltIn,
  call: StageCall,
  shell: ShellTools,
  types: ObjectTypes,
): Promise<Stage> {
  const { frame, isFed, place } = call;
  const given = valuesOf(call.given);
  const all = [...given, ...defaultArguments(description, given, frame.scope)];
  const binding = bind(description, all, { program: 'hawser' });
  const missing = missingParameters(binding);
  if (missing.length > 0) {
    throw argumentErrors('missing', {
      program: 'hawser',
      command: typedName(description.name),
      parameters: missing.map(({ key }) => `-${parameterName(key)}`).join(', '),
    });
  }
  const common = withPreferences(binding.common, description.impact, frame.scope);
  const should = shouldProcess({
    impact: description.impact,
    whatIf: common.whatIf === true,
    confirm: common.confirm,
    force: common.force === true,
    messages: shell.messages,
    choose: shell.asks ? chooseAt(shell.host, shell.messages, stopBy(frame.signal)) : undefined,
  });
  const { output } = description;
  const out: StageCall['out'] =
    output === undefined
      ? call.out
      : {
          write(object) {
            types.mark(object, output);
            return call.out.write(object);
          },
        };
  const parameters = withDefaults(binding);
  const { errorAction } = binding.common;
  const started: object = { parameters, frame, out, isFed, place, shell, should, errorAction };
  const stage = await start(started as never);
  // Where the call itself says nothing of errors, the statement has them.
  return errorAction === undefined ? stage : tolerant(stage, call, shell, errorAction);
}

/** The stage with each of its errors treated as the call says. */
function tolerant(
  stage: Stage,
  { frame, place }: StageCall,
  shell: ShellTools,
  action: ErrorAction,
): Stage {
  const tell = async (error: unknown): Promise<void> => {
    if (error instanceof Enough && error.stage === stage) throw new Enough(telling);
    if (!(error instanceof HawserError) || error.kind === 'interrupted') throw error;
    await shell.failed(error, frame, place, action);
  };
  const telling: Stage = {
    ...stage,
    take: async (object) => Promise.try(() => stage.take(object)).catch(tell),
    end: async () => Promise.try(() => stage.end()).catch(tell),
  };
  return telling;
}
