import { visible } from '@hawser/core/visible';
import {
  type CommonValues,
  type PlacedParameter,
  placedParameters,
  type SecretForm,
  secretForms,
} from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { parameterName, typedName } from '../declaration/names.ts';
import { allowed } from './allowed.ts';
import type { Argument } from './argument.ts';
import { argumentErrors } from './binding-errors.ts';
import { convert } from './convert.ts';
import { matchParameter } from './match-name.ts';
import type { TypeOf } from './object-types.ts';
import { type ParameterSet, parameterSets } from './parameter-sets.ts';

/** A secret that was named by where it is, not given: it is fetched when the command runs. */
export interface SecretSource {
  readonly form: SecretForm;
  readonly from: string;
}

/** What the arguments of one call mean. Mandatory parameters may still be missing. */
export interface Binding {
  readonly command: CommandDescription;
  readonly values: ReadonlyMap<string, unknown>;
  readonly secrets: ReadonlyMap<string, SecretSource>;
  /** The secrets that were named without saying where they are: they have to be asked for. */
  readonly wanted: ReadonlySet<string>;
  readonly common: CommonValues;
  /** The parameter sets that the call can still mean, the likeliest first. */
  readonly sets: readonly ParameterSet[];
}

export interface BindingContext {
  /** The program's name, for messages. */
  readonly program: string;
  /** Where objects come down a pipeline: of what type each is. */
  readonly typeOf?: TypeOf;
}

/** Gives each argument to its parameter and makes it the parameter's type. */
export function bind(
  command: CommandDescription,
  given: readonly Argument[],
  context: BindingContext,
): Binding {
  const parameters = placedParameters(command);
  const words = { program: context.program, command: typedName(command.name) };
  const { named, unnamed } = assign(given, parameters, words);
  const sets = parameterSets(command).filter((set) =>
    [...named.keys()].every((parameter) => set.has(parameter)),
  );
  if (sets.length === 0) {
    const exclusive = [...named.keys()].filter((parameter) => parameter.sets !== undefined);
    throw argumentErrors('exclusive-parameters', { ...words, parameters: listed(exclusive) });
  }
  place(unnamed, sets, named, words);

  const values = new Map<string, unknown>();
  const common: Record<string, unknown> = {};
  const secrets = new Map<string, SecretSource>();
  const wanted = new Set<string>();
  for (const [parameter, written] of named) {
    if (written === undefined) {
      wanted.add(parameter.key);
      continue;
    }
    refuseSecret(parameter, written);
    const value = convert(parameter, written);
    if (value === undefined) throw invalid(parameter, written, words, parameters);
    if (parameter.secret !== undefined) {
      if (value === false) continue;
      if (secrets.has(parameter.secret.key)) {
        throw argumentErrors('exclusive-parameters', {
          ...words,
          parameters: listed([...named.keys()].filter((each) => each.secret !== undefined)),
        });
      }
      secrets.set(parameter.secret.key, {
        form: parameter.secret.form,
        from: typeof value === 'string' ? value : '',
      });
    } else if (parameter.origin === 'common') common[parameter.key] = value;
    else values.set(parameter.key, value);
  }
  return { command, values, secrets, wanted, common, sets };
}

type Words = Readonly<{ program: string; command: string }>;
type Assigned = Map<PlacedParameter, unknown>;

function assign(
  given: readonly Argument[],
  parameters: readonly PlacedParameter[],
  words: Words,
): { named: Assigned; unnamed: unknown[] } {
  const named: Assigned = new Map();
  const unnamed: unknown[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] as Argument;
    if (argument.kind === 'value') {
      unnamed.push(kept(argument));
      continue;
    }
    const parameter = resolve(argument, parameters, words);
    let value = kept(argument);
    if (parameter.type === 'switch') {
      if (value === '') throw argumentErrors('emptied-switch', { parameter: argument.text });
      value ??= true;
    }
    if (value === undefined) {
      const next = given[index + 1];
      if (next?.kind !== 'value') {
        if (parameter.type === 'secret' && !named.has(parameter)) {
          named.set(parameter, undefined);
          continue;
        }
        throw argumentErrors('without-value', {
          parameter: argument.text,
          allowed: allowed(parameter),
        });
      }
      value = kept(next);
      index += 1;
    }
    if (parameter.list === true) give(named, parameter, value);
    else if (named.has(parameter)) throw argumentErrors('repeated', { parameter: argument.text });
    else named.set(parameter, unkept(value));
  }
  return { named, unnamed };
}

function resolve(
  argument: Extract<Argument, { kind: 'parameter' }>,
  parameters: readonly PlacedParameter[],
  words: Words,
): PlacedParameter {
  const match = matchParameter(argument.name, parameters);
  if ('found' in match) return match.found;
  if ('ambiguous' in match) {
    throw argumentErrors('ambiguous-parameter', {
      parameter: argument.text,
      candidates: match.ambiguous.join(' or '),
    });
  }
  throw argumentErrors('unknown-parameter', {
    parameter: argument.text,
    suggestion:
      match.nearest.length > 0
        ? `Did you mean ${match.nearest.join(' or ')}?`
        : `See what it takes: ${words.program} get-help ${words.command}`,
  });
}

/** Gives the arguments without a name to the parameters that have a position. */
function place(
  unnamed: readonly unknown[],
  sets: readonly ParameterSet[],
  named: Assigned,
  words: Words,
): void {
  const free = (sets[0]?.parameters ?? [])
    .filter((parameter) => parameter.position !== undefined && !named.has(parameter))
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  for (const [index, value] of unnamed.entries()) {
    const parameter = free[index] ?? free.at(-1);
    if (parameter === undefined || (index >= free.length && parameter.list !== true)) {
      throw argumentErrors('unexpected-value', {
        ...words,
        value: quoted(unkept(value)),
      });
    }
    if (parameter.list === true) give(named, parameter, value);
    else named.set(parameter, unkept(value));
  }
}

/** Adds to the values of a list. */
function give(named: Assigned, parameter: PlacedParameter, value: unknown): void {
  const before = [named.get(parameter) ?? []].flat();
  const more = typeof value === 'string' ? splitList(value) : [unkept(value)].flat();
  named.set(parameter, [...before, ...more]);
}

/** A text in which no comma separates anything. */
class WholeText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function kept({ value, isWhole }: Argument): unknown {
  return isWhole === true && typeof value === 'string' ? new WholeText(value) : value;
}

function unkept(value: unknown): unknown {
  return value instanceof WholeText ? value.text : value;
}

/** a,b,"c,d": commas separate, double quotes around a whole item keep them. */
function splitList(written: string): string[] {
  return [...written.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g)].map(
    ([, quotedItem, plain]) => quotedItem?.replaceAll('""', '"') ?? plain?.trim() ?? '',
  );
}

function refuseSecret({ type, key, mandatory }: PlacedParameter, written: unknown): void {
  if (type !== 'secret' || typeof written !== 'string') return;
  const name = `-${parameterName(key)}`;
  // What need not be given is asked for only where it is named.
  const way = mandatory === true ? 'leave it out' : `write ${name} alone`;
  throw argumentErrors('secret-in-arguments', {
    parameter: name,
    forms: `${secretFormNames(key)}, or ${way} and type it when asked`,
  });
}

/** -PasswordFile, -PasswordEnv, … as a sentence names them. */
export function secretFormNames(key: string): string {
  const names = Object.keys(secretForms).map((form) => `-${parameterName(key)}${form}`);
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** The refusal of a value: which parameter, the value unless it is secret, and what is allowed. */
export function invalid(
  parameter: PlacedParameter | CommandDescription['parameters'][number],
  written: unknown,
  words: Words,
  others: readonly PlacedParameter[] = [],
): Error {
  const refusal = {
    ...words,
    parameter: `-${parameterName(parameter.key)}`,
    value: parameter.type === 'secret' ? 'what was given' : quoted(written),
    allowed: allowed(parameter),
  };
  const meant = others.find((other) => parameter.type === 'enum' && isChoice(other, written));
  if (meant === undefined) return argumentErrors('invalid-value', refusal);
  const other = `-${parameterName(meant.key)}`;
  return argumentErrors('value-of-another', { ...refusal, other, choice: asText(written) });
}

function isChoice(parameter: PlacedParameter, written: unknown): boolean {
  const { type, origin } = parameter;
  if (type !== 'enum' || origin !== 'own') return false;
  return convert({ ...parameter, list: false }, written) !== undefined;
}

function quoted(value: unknown): string {
  const text = Array.isArray(value) ? value.map(listItem).join(',') : asText(value);
  return `"${visible(text.length > 200 ? `${text.slice(0, 200)}…` : text)}"`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** The item as splitList takes it for one. */
function listItem(value: unknown): string {
  const text = asText(value);
  const plain = typeof value !== 'string' || !/^".*"$|,/s.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

function listed(parameters: readonly PlacedParameter[]): string {
  return parameters.map((parameter) => `-${parameterName(parameter.key)}`).join(' and ');
}
