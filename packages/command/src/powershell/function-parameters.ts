import { placedParameters, type PlacedParameter } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';

// What PowerShell gives every function that asks for it, and what the module decides by itself:
// objects come as objects, and nobody can be asked by a program that has no terminal.
const givenByPowerShell = new Set(['whatIf', 'confirm', 'verbose', 'debug', 'errorAction']);
const decidedByModule = new Set(['nonInteractive', 'output', 'property', 'inputObject']);

/** The parameters of a command's function. */
export function functionParameters(command: CommandDescription): readonly PlacedParameter[] {
  return placedParameters(command).filter(({ key, origin, secret }) => {
    if (origin === 'own') return true;
    // Standard input is how the module itself hands over a secret.
    if (origin === 'secret-form') return secret?.form !== 'Stdin';
    return !givenByPowerShell.has(key) && !decidedByModule.has(key);
  });
}
