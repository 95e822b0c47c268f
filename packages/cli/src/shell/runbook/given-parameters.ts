import type { Argument } from '@hawser/command/binding/argument';
import { secretForms } from '@hawser/command/declaration/common-parameters';
import { parameterName } from '@hawser/command/declaration/names';
import { HawserError } from '@hawser/core/errors';
import { parseYaml } from '../builtins/parse-yaml.ts';
import { readFile } from '../builtins/read-file.ts';
import { givenValue } from '../run/given-value.ts';
import type { DeclaredParameter } from '../syntax/tree.ts';
import { runbookErrors } from './runbook-errors.ts';

/** What somebody says about the parameters of a runbook. */
export interface ParametersSaid {
  /** name=value */
  readonly parameters: readonly string[] | undefined;
  readonly parametersFile: string | undefined;
}

/** What was given for the parameters of a runbook, as arguments; what is in a call comes before what is in a file. */
export async function givenParameters(
  { parameters = [], parametersFile }: ParametersSaid,
  declared: readonly DeclaredParameter[],
  path: string,
): Promise<readonly Argument[]> {
  const said = parameters.map(pairOf);
  const written = parametersFile === undefined ? [] : await valuesIn(parametersFile);
  const names = new Set(said.map(([name]) => name.toLowerCase()));
  const all = [...written.filter(([name]) => !names.has(name.toLowerCase())), ...said];
  if (all.length > 0 && declared.length === 0) {
    throw runbookErrors('no-parameters', { path, names: all.map(([name]) => name).join(', ') });
  }
  for (const [name, value] of all) requireFitting(name, value, declared, path);
  requireAll(all, declared, path);
  return all.map(([name, value]) => ({
    kind: 'parameter',
    name,
    text: `-${name}`,
    value,
    isWhole: true,
  }));
}

const largest = 1024 * 1024;

type Pair = readonly [name: string, value: unknown];

function pairOf(pair: string): Pair {
  const at = pair.indexOf('=');
  if (at < 1) throw runbookErrors('not-a-pair', { pair: pair.slice(0, 200) });
  return [pair.slice(0, at).trim(), pair.slice(at + 1)];
}

async function valuesIn(path: string): Promise<readonly Pair[]> {
  const refuse = (reason: string, cause?: unknown): HawserError =>
    runbookErrors('unreadable-parameters', { path, reason }, { target: path, cause });
  const text = await readFile(path, largest);
  const value = await parsed(text, path.toLowerCase().endsWith('.json')).catch((error: unknown) => {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw refuse(reason.replace(/[.:]$/, ''), error);
  });
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw refuse('it is not one value for each name');
  }
  return Object.entries(value);
}

async function parsed(text: string, isJson: boolean): Promise<unknown> {
  const value = isJson ? (JSON.parse(text) as unknown) : await parseYaml(text);
  if (isEndless(value)) throw new Error('a value in it is within itself, or too deep');
  return value;
}

/** Whether there is no end of it as JSON. */
function isEndless(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return false;
  } catch {
    return true;
  }
}

/** The names by which a parameter can be given: a secret only by where it is. */
function givenNames({ name, type }: DeclaredParameter): readonly string[] {
  const shown = parameterName(name);
  if (type !== 'securestring') return [shown];
  return Object.keys(secretForms).map((form) => `${shown}${form}`);
}

function requireFitting(
  name: string,
  value: unknown,
  declared: readonly DeclaredParameter[],
  path: string,
): void {
  const folded = name.toLowerCase();
  const parameter = declared.find((each) =>
    [each.name, ...givenNames(each)].some((known) => known.toLowerCase() === folded),
  );
  if (parameter === undefined) {
    const known = declared.flatMap(givenNames).join(', ');
    throw runbookErrors('unknown-parameter', { path, name, known });
  }
  const { type } = parameter;
  if (type === 'securestring' && parameter.name.toLowerCase() === folded) {
    const forms = givenNames(parameter).map((form) => `${form}=…`);
    const shown = { path, name: parameterName(parameter.name), forms: forms.join(', ') };
    throw runbookErrors('bare-secret', shown);
  }
  if (type === undefined || type === 'securestring') return;
  try {
    givenValue(value, type);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { message: reason, hint } = error;
    throw runbookErrors('bad-parameter', {
      name: parameterName(parameter.name),
      path,
      reason,
      hint,
    });
  }
}

function requireAll(
  given: readonly Pair[],
  declared: readonly DeclaredParameter[],
  path: string,
): void {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const missing = declared.filter(
    (each) =>
      each.isMandatory &&
      ![each.name, ...givenNames(each)].some((name) => names.has(name.toLowerCase())),
  );
  if (missing.length === 0) return;
  const shown = missing.map((each) => givenNames(each).join(' or '));
  throw runbookErrors('missing-parameters', { path, names: shown.join(', ') });
}
