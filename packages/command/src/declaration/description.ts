import type { CommandDeclaration, Example, Impact } from './command.ts';
import { commandName } from './names.ts';
import type { OutputType } from './output.ts';
import type { Parameter } from './parameter.ts';

/** A parameter as data: what help, binding and completion need, without the code behind it. */
export interface ParameterDescription extends Omit<Parameter, 'complete'> {
  /** The key in the declaration: someName. */
  readonly key: string;
  /** Its values can be completed by asking the command. */
  readonly completes?: true;
}

/**
 * A command as data. A shipped program holds the descriptions of all its commands in one file, so
 * that help and completion answer without loading a single command.
 */
export interface CommandDescription {
  readonly name: string;
  /** What is no command of the program itself: it is there only within the programs that this one runs. */
  readonly kind?: 'built-in' | 'function';
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly ParameterDescription[];
  readonly sets?: Readonly<Record<string, string>>;
  readonly impact: Impact;
  readonly force?: string;
  readonly passThru?: string;
  readonly output?: OutputType;
  readonly examples: readonly Example[];
}

export function describeCommand(declared: CommandDeclaration): CommandDescription {
  const { summary, description, sets, impact, force, passThru, output, examples } = declared;
  return {
    name: commandName(declared),
    aliases: declared.aliases ?? [],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: Object.entries(declared.parameters).map(([key, parameter]) =>
      describeParameter(key, parameter),
    ),
    ...(sets === undefined ? {} : { sets }),
    impact,
    ...(force === undefined ? {} : { force }),
    ...(passThru === undefined ? {} : { passThru }),
    ...(output === undefined ? {} : { output }),
    examples,
  };
}

export function describeParameter(key: string, parameter: Parameter): ParameterDescription {
  const { complete, ...data } = parameter;
  return { key, ...data, ...(complete === undefined ? {} : { completes: true }) };
}
