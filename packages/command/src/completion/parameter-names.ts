import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { Candidate } from '../declaration/parameter.ts';
import { written } from '../help/syntax.ts';
import type { Given } from './given.ts';
import { begins } from './offer.ts';

const help = {
  key: 'help',
  type: 'switch',
  help: 'Explains the command and does nothing.',
  origin: 'common',
} as const satisfies PlacedParameter;

/**
 * The parameters that can still be given, written as somebody has begun to: -SomeName, --some-name.
 * Those that must be given come first; an alias is offered only to those who know it.
 */
export function parameterNames(given: Given, typed: string): readonly Candidate[] {
  const style = typed.startsWith('--') ? 'long' : 'powershell';
  const open = [...openParameters(given), help];
  const candidates = (names: (parameter: PlacedParameter) => readonly string[]): Candidate[] =>
    open
      .flatMap((parameter) =>
        names(parameter).map((name) => ({ value: written(name, style), says: parameter.help })),
      )
      .filter(({ value }) => begins(value, typed));
  const named = candidates(({ key }) => [key]);
  return named.length > 0 ? named : candidates(({ aliases }) => aliases ?? []);
}

function openParameters({ possible, texts }: Given): readonly PlacedParameter[] {
  const secretsGiven = new Set(
    possible.filter(({ key }) => texts.has(key)).map(({ secret }) => secret?.key),
  );
  const mandatory = new Set(
    possible.filter((parameter) => parameter.mandatory === true).map(({ key }) => key),
  );
  const open = possible.filter(({ key, list, secret, type }) => {
    // Only its forms can be typed: a secret itself is never an argument.
    if (type === 'secret') return false;
    if (secret !== undefined) return !secretsGiven.has(secret.key);
    return list === true || !texts.has(key);
  });
  const isNeeded = ({ key, secret }: PlacedParameter): boolean =>
    mandatory.has(secret?.key ?? key) && !texts.has(key);
  return [...open.filter(isNeeded), ...open.filter((parameter) => !isNeeded(parameter))];
}
