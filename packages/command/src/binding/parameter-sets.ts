import { type PlacedParameter, placedParameters } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';

/** Parameters that can be given together. A command without declared sets has one. */
export interface ParameterSet {
  readonly name: string | undefined;
  readonly parameters: readonly PlacedParameter[];
  has(parameter: PlacedParameter): boolean;
}

/** The sets of a command, the default first. */
export function parameterSets(command: CommandDescription): readonly ParameterSet[] {
  const all = placedParameters(command);
  const names = command.sets === undefined ? [undefined] : Object.keys(command.sets);
  return names.map((name) => {
    const parameters = all.filter(
      (parameter) =>
        parameter.sets === undefined || name === undefined || parameter.sets.includes(name),
    );
    const keys = new Set(parameters.map((parameter) => parameter.key));
    return { name, parameters, has: (parameter) => keys.has(parameter.key) };
  });
}
