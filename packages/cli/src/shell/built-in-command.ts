import { bind } from '@hawser/command/binding/bind';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { missingParameters, withDefaults } from '@hawser/command/binding/missing';
import { typedName, parameterName } from '@hawser/command/declaration/names';
import { chooseAt } from '@hawser/command/invocation/choose';
import { shouldProcess } from '@hawser/command/invocation/should-process';
import { stopFor } from '@hawser/command/invocation/stop-signal';
import type { BuiltIn } from './built-in.ts';
import { defaultArguments } from './default-values.ts';
import { withPreferences } from './preferences.ts';
import type { ObjectTypes } from './object-types.ts';
import { valuesOf } from './run/argument-values.ts';
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
  const stopping = stopFor(shell.host, undefined);
  const should = shouldProcess({
    impact: description.impact,
    whatIf: common.whatIf === true,
    confirm: common.confirm,
    force: common.force === true,
    messages: shell.messages,
    choose: shell.asks ? chooseAt(shell.host, shell.messages, stopping) : undefined,
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
  const { errorAction } = common;
  const started: object = { parameters, frame, out, isFed, place, shell, should, errorAction };
  return await start(started as never);
}
