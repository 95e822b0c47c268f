import { unknownValue } from '@hawser/command/binding/convert';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { HawserError } from '@hawser/core/errors';
import { everything, type Node } from '../syntax/everything.ts';
import { parse } from '../syntax/parse.ts';
import type { Source } from '../syntax/source.ts';
import { PlacedError } from '../syntax/syntax-errors.ts';
import type { CommandCall, ScriptBlock, Span } from '../syntax/tree.ts';
import { cast } from '../values/cast.ts';
import { checkCall, type Tell } from './check-call.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import { checkExits } from './check-exits.ts';
import { checkMembers } from './check-members.ts';
import { checkVariables, variablesSetElsewhere } from './check-variables.ts';
import { typesAlong, typesOfVariables } from './known-types.ts';
import { knownValue } from './known-value.ts';

/** Something that would go wrong, or that may have been meant otherwise. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Finds a command, or throws what says that there is none. */
export type Find = (name: string) => Promise<CommandDescription>;

/** All that can be said of a program without running it. */
export async function checkProgram(source: Source, find: Find): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const tell = (error: unknown, span: Span, severity: Problem['severity'] = 'error'): void => {
    if (!(error instanceof HawserError)) throw error;
    const at = error instanceof PlacedError ? error.span : span;
    const { code, message, hint } = error;
    problems.push({ ...source.placeOf(at.start), severity, code, message, hint });
  };
  let program: ScriptBlock;
  try {
    program = parse(source, (error) => {
      tell(error, error.span);
      return problems.length < mostSyntaxProblems;
    });
  } catch (error) {
    if (problems.length < mostSyntaxProblems) tell(error, { start: 0, end: 1 });
    return problems;
  }
  const isWhole = problems.length === 0;
  const functions = functionsIn(program);
  // Where something could not be read, a function may be.
  const hidden = isWhole ? new Set<string>() : namesOfFunctions(source.text);
  // Where something could not be read, a variable may be set there.
  const elsewhere = isWhole ? new Set<string>() : namesSetIn(source.text);
  const isOwn = (name: string): boolean => functions.has(name) || hidden.has(name);
  const describe = async (name: string): Promise<CommandDescription | undefined> =>
    isOwn(name.toLowerCase()) ? undefined : await find(name).catch(() => undefined);
  const unclear = new Set([...elsewhere, ...variablesSetElsewhere(program)]);
  const types = await typesOfVariables(program, unclear, describe);
  for (const node of everything(program)) {
    if (!('kind' in node) || node.kind !== 'pipeline') continue;
    const coming = await typesAlong(node, describe, types);
    for (const [index, stage] of node.stages.entries()) {
      if (stage.kind !== 'command' || isAmong(hidden, stage, functions)) continue;
      await checkCall(stage, { isFed: index > 0, coming: coming[index], functions, find }, tell);
    }
  }
  checkDefaults(program, tell);
  checkExits(program, tell);
  checkCheckpoints(program, tell);
  const warn = (error: HawserError, span: Span): void => tell(error, span, 'warning');
  checkVariables(program, elsewhere, warn);
  await checkMembers(program, types, describe, warn);
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}

/** Of variables that a text seems to set. */
function namesSetIn(text: string): ReadonlySet<string> {
  const lists = text.matchAll(
    /(?:\bparam|\bfunction\s+[\w-]+)\s*\((?<list>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)/gi,
  );
  const declared = Array.from(lists, ({ groups }) => groups?.['list'] ?? '');
  const found = [
    ...text.matchAll(/\$(?:\w+:)?(?<name>\w+)(?=\s*(?:[-+*/%]?=(?!=)|\s+in\b))/gi),
    ...declared.flatMap((list) => [...list.matchAll(/\$(?<name>\w+)/g)]),
    ...text.matchAll(/-(?:Out)?Variable\s+(?<name>\w+)|\bset-variable\s+(?<other>\w+)/gi),
  ];
  return new Set(
    found.map(({ groups }) => (groups?.['name'] ?? groups?.['other'] ?? '').toLowerCase()),
  );
}

function namesOfFunctions(text: string): ReadonlySet<string> {
  const found = text.matchAll(/\bfunction\s+(?<name>[\w-]+)/gi);
  return new Set(Array.from(found, ({ groups }) => groups?.['name']?.toLowerCase() ?? ''));
}

function isAmong(
  hidden: ReadonlySet<string>,
  { name }: CommandCall,
  functions: ReadonlyMap<string, ScriptBlock>,
): boolean {
  const called = name.kind === 'literal' ? name.value.toLowerCase() : '';
  return hidden.has(called) && !functions.has(called);
}

const mostSyntaxProblems = 100;

/** What parameters are without being given has to be of their type. */
function checkDefaults(program: Node, tell: Tell): void {
  for (const node of everything(program)) {
    if ('kind' in node) continue;
    for (const { type, byDefault } of node.parameters) {
      const value = byDefault === undefined ? unknownValue : knownValue(byDefault);
      if (byDefault === undefined || type === undefined || value === unknownValue) continue;
      try {
        cast(value, type);
      } catch (error) {
        tell(error, byDefault);
      }
    }
  }
}

function functionsIn(program: Node): ReadonlyMap<string, ScriptBlock> {
  const found = new Map<string, ScriptBlock>();
  for (const node of everything(program)) {
    if ('kind' in node && node.kind === 'function') found.set(node.name.toLowerCase(), node.body);
  }
  return found;
}
