import { errorTable, type HawserError } from '@hawser/core/errors';
import { automaticVariables } from '../run/automatic-variables.ts';
import { everything, type Node } from '../syntax/everything.ts';
import type { CommandCall, ScriptBlock, Span, Variable } from '../syntax/tree.ts';

/** @public The reference collects it. */
export const checkErrors = errorTable('runbook', {
  'unset-variable': {
    kind: 'usage',
    message: 'Nothing puts a value into ${name}.',
    hint: 'See how it is spelt elsewhere. As it stands it is $null.',
  },
  'unknown-property': {
    kind: 'usage',
    message: '{type} has no property "{name}".',
    hint: '{instead} As it stands it is $null.',
  },
});

/** Those that are there without anybody's doing. */
const automatic = new Set(Object.keys(automaticVariables).map((name) => name.toLowerCase()));

/** Commands whose first argument, or -Name or -Variable, is a variable that they set. */
const setting = new Set(['set-variable', 'sv', 'set', 'tee-object', 'tee']);

/** Variables that are set otherwise than by an assignment or a foreach, or by several operators. */
export function variablesSetElsewhere(program: ScriptBlock): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of everything(program)) {
    const isPlain = 'kind' in node && node.kind !== 'command';
    if (!isPlain) for (const name of namesSetBy(node, new Set())) found.add(name.toLowerCase());
  }
  return found;
}

/** Tells of each variable that is looked at and never set. */
export function checkVariables(
  program: ScriptBlock,
  /** Names that are set where nobody can say how. */
  elsewhere: ReadonlySet<string>,
  tell: (error: HawserError, span: Span) => void,
): void {
  const set = new Set([...automatic, ...elsewhere]);
  const read: Variable[] = [];
  const written = new Set<Variable>();
  for (const node of everything(program)) {
    for (const name of namesSetBy(node, written)) set.add(name.toLowerCase());
    if ('kind' in node && node.kind === 'variable') read.push(node);
  }
  for (const variable of read) {
    const { name, scope } = variable;
    if (scope === 'env' || written.has(variable) || set.has(name.toLowerCase())) continue;
    tell(checkErrors('unset-variable', { name }), variable);
  }
}

function namesSetBy(node: Node, written: Set<Variable>): readonly string[] {
  if (!('kind' in node)) return node.parameters.map(({ name }) => name);
  switch (node.kind) {
    case 'assignment': {
      if (node.to.kind !== 'variable') return [];
      if (node.operator === undefined) written.add(node.to);
      return [node.to.name];
    }
    case 'foreach':
      written.add(node.variable);
      return [node.variable.name];
    case 'command':
      return namesSetByCall(node);
    default:
      return [];
  }
}

function namesSetByCall({ name, arguments: given }: CommandCall): readonly string[] {
  if (name.kind !== 'literal' || !setting.has(name.value.toLowerCase())) return [];
  return given.flatMap((argument) =>
    argument.kind !== 'splat' && argument.value?.kind === 'literal' ? [argument.value.value] : [],
  );
}
