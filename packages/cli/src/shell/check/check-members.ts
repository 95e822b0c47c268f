import { isPattern } from '@hawser/command/binding/like';
import { nearest } from '@hawser/command/binding/match-name';
import { folded, parameterName } from '@hawser/command/declaration/names';
import type { OutputType } from '@hawser/command/declaration/output';
import type { HawserError } from '@hawser/core/errors';
import { everything, type Node } from '../syntax/everything.ts';
import type { CommandCall, Expression, ScriptBlock, Span } from '../syntax/tree.ts';
import { hasMethod } from '../values/methods.ts';
import { checkErrors } from './check-variables.ts';
import { type Describe, typeOfValue, typesAlong } from './known-types.ts';

type Warn = (error: HawserError, span: Span) => void;

/** Tells of each property that objects are asked for, and that their type certainly has not. */
export async function checkMembers(
  program: ScriptBlock,
  types: ReadonlyMap<string, OutputType>,
  describe: Describe,
  warn: Warn,
): Promise<void> {
  const look = (type: OutputType | undefined, name: Expression): void => {
    if (type === undefined || name.kind !== 'literal' || has(type, name.value)) return;
    const known = Object.keys(type.properties).map(parameterName);
    const meant = nearest(name.value, known);
    const instead =
      meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : `It has ${known.join(', ')}.`;
    warn(checkErrors('unknown-property', { type: type.name, name: name.value, instead }), name);
  };
  for (const node of everything(program)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'member' && !isCurrent(node.of)) {
      look(await typeOfValue(node.of, describe, types), node.name);
    }
    if (node.kind !== 'pipeline') continue;
    const coming = await typesAlong(node, describe, types);
    for (const [index, stage] of node.stages.entries()) {
      const type = coming[index];
      if (type === undefined || stage.kind !== 'command') continue;
      if (!(await shapes(stage, describe))) continue;
      for (const name of namesIn(stage)) look(type, name);
    }
  }
}

/** Whether it works on what comes by blocks or by the names of properties. */
async function shapes({ name }: CommandCall, describe: Describe): Promise<boolean> {
  const description = name.kind === 'literal' ? await describe(name.value) : undefined;
  return /^(?:Where|ForEach|Select|Sort|Group|Measure)-Object$|^Format-/.test(
    description?.name ?? '',
  );
}

/** The names of properties of $_ in the blocks of a call, and those that stand as its first values. */
function namesIn({ arguments: given }: CommandCall): readonly Expression[] {
  return given.flatMap((argument, index) => {
    if (argument.kind === 'splat' || argument.value === undefined) return [];
    const items = argument.value.kind === 'list' ? argument.value.items : [argument.value];
    const blocks = items.flatMap(blocksIn).flatMap(currentMembers);
    const before = given[index - 1];
    const named = argument.kind === 'parameter' ? argument : before;
    const isNamed = named?.kind === 'parameter' && folded(named.name) === 'property';
    return index === 0 || isNamed ? [...items, ...blocks] : blocks;
  });
}

/** A block, or those of a table that says what a property is made of. */
function blocksIn(value: Expression): readonly ScriptBlock[] {
  if (value.kind === 'block') return [value.body];
  if (value.kind !== 'table') return [];
  return value.entries.flatMap(({ value: statement }) => {
    const [only, ...others] = statement.kind === 'pipeline' ? statement.stages : [];
    return only?.kind === 'block' && others.length === 0 ? [only.body] : [];
  });
}

/** In a block within the block $_ may be something else. */
function currentMembers(body: ScriptBlock): readonly Expression[] {
  const isWithin = (part: Node): boolean => 'kind' in part && part.kind === 'block';
  return [...everything(body, isWithin)].flatMap((node) =>
    'kind' in node && node.kind === 'member' && isCurrent(node.of) ? [node.name] : [],
  );
}

function isCurrent(value: Expression): boolean {
  return value.kind === 'variable' && /^(?:_|psitem)$/i.test(value.name);
}

function has({ properties }: OutputType, name: string): boolean {
  if (isPattern(name) || /^(?:count|length|psobject)$/i.test(name)) return true;
  const wanted = name.toLowerCase();
  return hasMethod({}, name) || Object.keys(properties).some((key) => key.toLowerCase() === wanted);
}
