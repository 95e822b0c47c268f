import type { Scope } from '../../run/scope.ts';
import { parse } from '../../syntax/parse.ts';
import { Source } from '../../syntax/source.ts';
import type { Expression } from '../../syntax/tree.ts';
import { elementsOf } from '../../values/elements.ts';
import { memberOf } from '../../values/members.ts';

/** What a variable, or a property or an element of one, is now; nothing is run for it. */
export function valueWritten(text: string, scope: Scope): unknown {
  try {
    const [statement] = parse(new Source(text)).body.statements;
    if (statement?.kind !== 'pipeline' || statement.stages.length !== 1) return undefined;
    const [stage] = statement.stages;
    return stage === undefined || stage.kind === 'command' ? undefined : valueOf(stage, scope);
  } catch {
    return undefined;
  }
}

function valueOf(of: Expression, scope: Scope): unknown {
  switch (of.kind) {
    case 'variable':
      return of.scope === 'env' ? undefined : scope.find(of.name.toLowerCase())?.value;
    case 'member':
      return of.name.kind === 'literal'
        ? memberOf(valueOf(of.of, scope), of.name.value)
        : undefined;
    case 'index': {
      const list = elementsOf(valueOf(of.of, scope));
      return of.at.kind === 'number' ? list.at(of.at.value) : undefined;
    }
    default:
      return undefined;
  }
}
