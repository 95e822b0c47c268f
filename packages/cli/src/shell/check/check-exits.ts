import { unknownValue } from '@hawser/command/binding/convert';
import { exitCodeIn } from '../run/exit-code.ts';
import { runErrors } from '../run/run-errors.ts';
import { everything } from '../syntax/everything.ts';
import type { ScriptBlock, Statement } from '../syntax/tree.ts';
import { shown } from '../values/as-number.ts';
import type { Tell } from './check-call.ts';
import { knownValue } from './known-value.ts';

/** Tells of each exit with which no program can end. */
export function checkExits(program: ScriptBlock, tell: Tell): void {
  for (const node of everything(program)) {
    if (!('kind' in node) || node.kind !== 'exit' || node.value === undefined) continue;
    const value = valueOf(node.value);
    if (value === unknownValue || exitCodeIn(value) !== undefined) continue;
    tell(runErrors('no-exit-code', { value: shown(value) }), node);
  }
}

function valueOf(statement: Statement): unknown {
  if (statement.kind !== 'pipeline') return unknownValue;
  const [only, ...others] = statement.stages;
  const isValue = only !== undefined && only.kind !== 'command' && others.length === 0;
  return isValue ? knownValue(only) : unknownValue;
}
