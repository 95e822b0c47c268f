import { resolveSetting } from '@hawser/core/settings';
import { commonParameters, type PlacedParameter } from '../declaration/common-parameters.ts';
import { parameterName } from '../declaration/names.ts';
import type { Candidate, CompletionSource, Parameters } from '../declaration/parameter.ts';
import { askSource } from './ask-source.ts';
import type { Given } from './given.ts';
import type { UnfinishedLine } from './unfinished-line.ts';

/** The values that a parameter can have, as far as they are known. */
export async function parameterValues(
  parameter: PlacedParameter,
  typed: string,
  given: Given,
  line: UnfinishedLine,
): Promise<readonly Candidate[]> {
  const { choices, completes, key, origin, secret, type } = parameter;
  if (choices !== undefined) return choices.map((value) => ({ value }));
  if (type === 'switch') return switchValues(typed);
  if (secret?.form === 'Env') return Object.keys(line.env).map((value) => ({ value }));
  if (origin === 'common' && key === 'property') return outputProperties(line);
  if (completes !== true) return [];
  const { program, env } = line;
  const texts = withoutSecrets(given.texts, parameter, line);
  const flags = { profile: texts.get('profile') };
  return await askSource(() => sourceOf(parameter, line), {
    word: typed,
    given: texts,
    profile: resolveSetting('profile', { flags, env }).value,
    program,
  });
}

/** Without the dollar sign they need no quotes in any shell. */
function switchValues(typed: string): readonly Candidate[] {
  const sign = typed.startsWith('$') ? '$' : '';
  return [{ value: `${sign}true` }, { value: `${sign}false` }];
}

function outputProperties({ command }: UnfinishedLine): readonly Candidate[] {
  return Object.entries(command.output?.properties ?? {}).map(([key, { description }]) => ({
    value: parameterName(key),
    says: description,
  }));
}

async function sourceOf(
  { key, origin }: PlacedParameter,
  { program, command }: UnfinishedLine,
): Promise<CompletionSource | undefined> {
  const parameters: Parameters =
    origin === 'common' ? commonParameters : (await program.catalog.load(command)).parameters;
  return parameters[key]?.complete;
}

/** What the other parameters were given; a secret is nobody's business, even a misplaced one. */
function withoutSecrets(
  texts: ReadonlyMap<string, string>,
  { key }: PlacedParameter,
  { command }: UnfinishedLine,
): ReadonlyMap<string, string> {
  const secrets = command.parameters.filter(({ type }) => type === 'secret');
  const hidden = new Set([key, ...secrets.map((secret) => secret.key)]);
  return new Map([...texts].filter(([each]) => !hidden.has(each)));
}
