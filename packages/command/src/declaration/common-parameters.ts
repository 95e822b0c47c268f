import type { Bound, Parameter } from './parameter.ts';
import {
  type CommandDescription,
  describeParameter,
  type ParameterDescription,
} from './description.ts';
import { parameterName } from './names.ts';

export const outputFormats = ['table', 'list', 'json', 'jsonl', 'yaml', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const errorActions = ['Continue', 'SilentlyContinue', 'Ignore', 'Stop', 'Inquire'] as const;
export type ErrorAction = (typeof errorActions)[number];

/** What every command takes. */
export const commonParameters = {
  whatIf: { type: 'switch', help: 'Shows what would be done and changes nothing.' },
  confirm: {
    type: 'switch',
    help: 'Asks before each change; -Confirm:false never asks, not even where the impact is high.',
  },
  verbose: { type: 'switch', help: 'Tells each step on standard error.' },
  debug: { type: 'switch', help: 'Tells what helps to find a fault, stack traces too.' },
  errorAction: {
    type: 'enum',
    choices: errorActions,
    help: 'What to do after an error that concerns one object only.',
  },
  nonInteractive: { type: 'switch', help: 'Never asks; what is missing is an error.' },
  output: {
    type: 'enum',
    choices: outputFormats,
    help: 'The form of the output; by default a table or a list.',
  },
  property: {
    type: 'string',
    list: true,
    help: 'Shows only these properties, in this order; * is all.',
  },
  profile: {
    type: 'string',
    help: 'The profile to use instead of the selected one.',
    complete: async () => {
      const { profileCandidates } = await import('@hawser/core/identity/profiles');
      return await profileCandidates();
    },
  },
  timeoutSec: {
    type: 'int',
    minimum: 1,
    maximum: 604_800,
    help: 'Gives up after so many seconds.',
  },
} as const satisfies Record<string, Parameter>;

const inputObject = {
  type: 'string',
  help: 'The objects to work on: JSON, or - for standard input (JSON, or one object a line).',
} as const satisfies Parameter;

/** What binding found for the parameters that every command takes. */
export type CommonValues = Partial<Bound<typeof commonParameters>> & {
  readonly force?: boolean;
  readonly passThru?: boolean;
  readonly inputObject?: string;
};

/** The forms in which a secret can be given, since it is never taken from the command line itself. */
export const secretForms = {
  File: 'this file',
  Env: 'this environment variable',
  Stdin: 'standard input',
  Vault: 'this entry of the vault',
} as const;
export type SecretForm = keyof typeof secretForms;

/** A parameter in its place: the command's own, a form of one of its secrets, or one of all commands. */
export interface PlacedParameter extends ParameterDescription {
  readonly origin: 'own' | 'secret-form' | 'common';
  /** For the form of a secret: the secret, and which form. */
  readonly secret?: { readonly key: string; readonly form: SecretForm };
}

/** Those of them that mean something to what is no command of the program itself. */
const within: ReadonlySet<string> = new Set([
  'whatIf',
  'confirm',
  'verbose',
  'debug',
  'errorAction',
]);

const commons = Object.entries(commonParameters).map(([key, parameter]) => common(key, parameter));
const commonsWithin = commons.filter(({ key }) => within.has(key));

/** Everything that a command understands, its own first. */
export function placedParameters(command: CommandDescription): readonly PlacedParameter[] {
  const placed: PlacedParameter[] = [];
  for (const parameter of command.parameters) {
    placed.push({ ...parameter, origin: 'own' });
    if (parameter.type === 'secret') placed.push(...formsOf(parameter));
  }
  if (command.force !== undefined)
    placed.push(common('force', { type: 'switch', help: command.force }));
  if (command.passThru !== undefined) {
    placed.push(common('passThru', { type: 'switch', help: command.passThru }));
  }
  if (command.parameters.some((parameter) => parameter.pipeline !== undefined)) {
    placed.push(common('inputObject', inputObject));
  }
  return [...placed, ...(command.kind === undefined ? commons : commonsWithin)];
}

function common(key: string, parameter: Parameter): PlacedParameter {
  return { ...describeParameter(key, parameter), origin: 'common' };
}

function formsOf(secret: ParameterDescription): PlacedParameter[] {
  const sets = secret.sets === undefined ? {} : { sets: secret.sets };
  return (Object.keys(secretForms) as SecretForm[]).map((form) => ({
    key: secret.key + form,
    type: form === 'Stdin' ? 'switch' : form === 'File' ? 'path' : 'string',
    help: `Reads -${parameterName(secret.key)} from ${secretForms[form]}.`,
    origin: 'secret-form',
    secret: { key: secret.key, form },
    ...sets,
  }));
}
