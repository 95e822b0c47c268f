import type { CommandDescription } from '@hawser/command/declaration/description';
import { folded } from '@hawser/command/declaration/names';
import type { OutputType } from '@hawser/command/declaration/output';
import { everything } from '../syntax/everything.ts';
import type { CommandCall, Expression, Pipeline, ScriptBlock, Statement } from '../syntax/tree.ts';

/** The command of a name; undefined where there is none, or nobody knows. */
export type Describe = (name: string) => Promise<CommandDescription | undefined>;

/** What these give is what they were given. */
const passing = new Set(['whereobject', 'sortobject', 'teeobject']);
/** With one of these a command gives something else. */
const changing = /^(?:property|expandproperty|excludeproperty|asjob|detach|syntax|output)$/;

/** What comes out of a call of a command, where that is certain. */
async function typeAfter(
  call: CommandCall,
  fed: OutputType | undefined,
  describe: Describe,
): Promise<OutputType | undefined> {
  const { name, arguments: given } = call;
  const named = given.flatMap((each) => (each.kind === 'parameter' ? folded(each.name) : []));
  const isPlain = !given.some(({ kind }) => kind === 'splat') && !named.some(isChanging);
  const description = name.kind === 'literal' ? await describe(name.value) : undefined;
  if (description === undefined || !isPlain) return undefined;
  const command = folded(description.name);
  if (passing.has(command)) return fed;
  // Without the name of a property it only takes some of them.
  if (command === 'selectobject') return given.some(isValueAlone) ? undefined : fed;
  const { output } = description;
  return output === undefined || Object.keys(output.properties).length === 0 ? undefined : output;
}

function isChanging(name: string): boolean {
  return changing.test(name) || 'property'.startsWith(name);
}

function isValueAlone(
  { kind }: CommandCall['arguments'][number],
  index: number,
  all: CommandCall['arguments'],
): boolean {
  const before = all[index - 1];
  const isNamed = before?.kind === 'parameter' && before.value === undefined;
  return kind === 'value' && !isNamed;
}

/** What a statement gives, where that is certain. */
async function typeOfStatement(
  statement: Statement,
  describe: Describe,
  types: ReadonlyMap<string, OutputType>,
): Promise<OutputType | undefined> {
  if (statement.kind !== 'pipeline') return undefined;
  return (await typesAlong(statement, describe, types)).at(-1);
}

/** What comes to each stage of a pipeline, and last what comes out of it, as far as that is certain. */
export async function typesAlong(
  { stages }: Pipeline,
  describe: Describe,
  types: ReadonlyMap<string, OutputType>,
): Promise<readonly (OutputType | undefined)[]> {
  let type: OutputType | undefined;
  const all = [type];
  for (const stage of stages) {
    type =
      stage.kind === 'command'
        ? await typeAfter(stage, type, describe)
        : await typeOfValue(stage, describe, types);
    all.push(type);
  }
  return all;
}

export async function typeOfValue(
  value: Expression,
  describe: Describe,
  types: ReadonlyMap<string, OutputType>,
): Promise<OutputType | undefined> {
  if (value.kind === 'variable') {
    return value.scope === 'env' ? undefined : types.get(value.name.toLowerCase());
  }
  if (value.kind === 'group') return await typeOfStatement(value.body, describe, types);
  const [only, ...others] = value.kind === 'collected' ? value.body.statements : [];
  if (only === undefined || others.length > 0) return undefined;
  return await typeOfStatement(only, describe, types);
}

/** The variables into which nothing is put but objects of one type, where nobody sets them unseen. */
export async function typesOfVariables(
  program: ScriptBlock,
  set: ReadonlySet<string>,
  describe: Describe,
): Promise<ReadonlyMap<string, OutputType>> {
  const types = new Map<string, OutputType>();
  const mixed = new Set(set);
  for (const node of everything(program)) {
    if (!('kind' in node)) continue;
    const isLoop = node.kind === 'foreach';
    if (!isLoop && (node.kind !== 'assignment' || node.to.kind !== 'variable')) continue;
    const { name } = isLoop
      ? node.variable
      : (node.to as Extract<Expression, { kind: 'variable' }>);
    const key = name.toLowerCase();
    const isAll = isLoop || node.operator === undefined;
    const type = isAll
      ? await typeOfStatement(isLoop ? node.of : node.value, describe, types)
      : undefined;
    const before = types.get(key);
    if (type === undefined || (before !== undefined && before.name !== type.name)) mixed.add(key);
    else types.set(key, type);
  }
  for (const key of mixed) types.delete(key);
  return types;
}
