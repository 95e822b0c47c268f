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
  const take = (name: string, value: Statement | Expression): void => {
    if (isSecretName(name) && !/(?:file|env|stdin|vault)$/i.test(name) && isWritten(value)) {
      found.push(value);
    }
  };
  for (const each of everything(node)) {
    if (!('kind' in each)) continue;
    switch (each.kind) {
      case 'assignment':
        if (each.to.kind === 'variable') take(each.to.name, each.value);
        if (each.to.kind === 'member' && each.to.name.kind === 'literal') {
          take(each.to.name.value, each.value);
        }
        break;
      case 'command':
        for (const [index, argument] of each.arguments.entries()) {
          if (argument.kind !== 'parameter') continue;
          const next = each.arguments[index + 1];
          const value = argument.value ?? (next?.kind === 'value' ? next.value : undefined);
          if (value !== undefined) take(argument.name, value);
        }
        break;
      case 'table':
        for (const { key, value } of each.entries) {
          if (key.kind === 'literal') take(key.value, value);
        }
        break;
      default:
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** A variable says nothing of what is in it, and a command nothing of what it gives. */
function isWritten(value: Statement | Expression): boolean {
  if (value.kind !== 'pipeline') return value.kind !== 'variable';
  const [only] = value.stages;
  return value.stages.length === 1 && only?.kind !== 'command' && only?.kind !== 'variable';
}
