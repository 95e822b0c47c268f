import type { CommandDescription } from '@hawser/command/declaration/description';
import type { DeclaredParameter } from '../syntax/tree.ts';

/** A function as the binder knows commands. */
export function describeFunction(
  name: string,
  parameters: readonly DeclaredParameter[],
): CommandDescription {
  const placed = parameters.filter(({ type }) => type !== 'switch' && type !== 'securestring');
  return {
    name,
    kind: 'function',
    aliases: [],
    summary: 'A function of this program.',
    impact: 'none',
    examples: [],
    parameters: parameters.map((parameter) => ({
      key: parameter.name,
      help: '',
      ...(parameter.type === 'switch' || parameter.type === 'securestring'
        ? { type: parameter.type === 'switch' ? 'switch' : 'secret' }
        : { type: 'value', position: placed.indexOf(parameter) }),
    })),
  };
}
