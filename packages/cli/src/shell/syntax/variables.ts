import type { Cursor } from './cursor.ts';
import type { Variable, VariableScope } from './tree.ts';

const plain = /\$(?:(?<scope>env|global|script|local|using):)?(?<name>\w+|[?^$])/iuy;
const braced = /\$\{(?:(?<scope>env|global|script|local|using):)?(?<name>[^{}\n`]{1,200})\}/iuy;

/** $name, ${a name}, $env:NAME; undefined where the $ is only a $. */
export function readVariable(cursor: Cursor): Variable | undefined {
  const start = cursor.at;
  const found = cursor.match(plain) ?? cursor.match(braced);
  if (found === undefined) return undefined;
  const { scope, name = '' } = found.groups ?? {};
  const span = cursor.from(start);
  if (name === '^' || name === '$') {
    throw cursor.unsupported(`$${name}`, 'Get-History has the lines before.', span);
  }
  const within = scope?.toLowerCase() as VariableScope | undefined;
  return { kind: 'variable', name, ...(within === undefined ? {} : { scope: within }), ...span };
}

/** @name: what is in the variable becomes arguments. */
export function readSplat(cursor: Cursor): Variable | undefined {
  const start = cursor.at;
  const found = cursor.match(/@(?<name>\w+)(?![\w.])/uy);
  if (found === undefined) return undefined;
  return { kind: 'variable', name: found.groups?.['name'] ?? '', ...cursor.from(start) };
}
