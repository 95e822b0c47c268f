import { isSecretName } from '@hawser/core/log-redaction';
import { withoutSecrets } from '@hawser/core/secret';
import { everything } from '../syntax/everything.ts';
import type { Source } from '../syntax/source.ts';
import type { Expression, Span, Statement } from '../syntax/tree.ts';

const longest = 1000;
const mask = '[secret]';

/** The text of a statement for a log: what is named like a secret, or is one, is masked. */
export function shownStatement(source: Source, node: Statement): string {
  let text = '';
  let at = node.start;
  for (const { start, end } of secretsIn(node)) {
    // One within another is masked with it.
    if (start < at) continue;
    text += source.text.slice(at, start) + mask;
    at = end;
  }
  const whole = withoutSecrets(text + source.text.slice(at, node.end)).trim();
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

/** What stands for something whose name says that it is a secret. */
function secretsIn(node: Statement): readonly Span[] {
  const found: Span[] = [];
  const take = (name: string | undefined, value: Statement | Expression | undefined): void => {
    if (name === undefined || value === undefined) return;
    if (isNameOfValue(name) && isWritten(value)) found.push(value);
  };
  // A name, and after it what it names, as in -Name password -Value ….
  const takePairs = (values: readonly Expression[]): void => {
    for (const [index, value] of values.entries()) take(nameOf(value), values[index + 1]);
  };
  for (const each of everything(node)) {
    if (!('kind' in each)) continue;
    switch (each.kind) {
      case 'assignment':
        take(nameOf(each.to), each.value);
        break;
      case 'binary':
        take(nameOf(each.left), each.right);
        take(nameOf(each.right), each.left);
        break;
      case 'command':
        for (const [index, argument] of each.arguments.entries()) {
          if (argument.kind !== 'parameter') continue;
          const next = each.arguments[index + 1];
          take(argument.name, argument.value ?? (next?.kind === 'value' ? next.value : undefined));
        }
        takePairs(each.arguments.flatMap((one) => (one.kind === 'splat' ? [] : (one.value ?? []))));
        break;
      case 'invocation':
        takePairs(each.given);
        break;
      case 'table':
        for (const { key, value } of each.entries) take(nameOf(key), value);
        break;
      // As invoke-runbook is given what a runbook takes.
      case 'literal': {
        const { name } = /^(?<name>[^\s=]+)=/.exec(each.value)?.groups ?? {};
        if (name !== undefined && isNameOfValue(name)) found.push(each);
        break;
      }
      default:
    }
  }
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end);
}

/** Whether what has this name is a secret, and not only where one is. */
function isNameOfValue(name: string): boolean {
  return isSecretName(name) && !/(?:file|env|stdin|vault)$/i.test(name);
}

/** What stands there by its name, or a text that may be one. */
function nameOf(node: Expression): string | undefined {
  if (node.kind === 'variable') return node.name;
  if (node.kind === 'literal') return /^\S+$/.test(node.value) ? node.value : undefined;
  if (node.kind === 'member') return nameOf(node.name);
  return node.kind === 'index' ? nameOf(node.at) : undefined;
}

/** A variable says nothing of what is in it, and a command nothing of what it gives. */
function isWritten(value: Statement | Expression): boolean {
  if (value.kind !== 'pipeline') return value.kind !== 'variable';
  const [only] = value.stages;
  return value.stages.length === 1 && only?.kind !== 'command' && only?.kind !== 'variable';
}
