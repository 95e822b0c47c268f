import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { Binding } from './bind.ts';

/** The parameters that have to be given and were not yet, in the set that lacks the fewest. */
export function missingParameters(binding: Binding): readonly PlacedParameter[] {
  const lacking = binding.sets.map((set) =>
    set.parameters.filter(
      (parameter) =>
        (parameter.mandatory === true || binding.wanted.has(parameter.key)) &&
        !binding.values.has(parameter.key) &&
        !binding.secrets.has(parameter.key),
    ),
  );
  return lacking.reduce((best, each) => (each.length < best.length ? each : best));
}

/** Every value that `run` is given: what was bound, and the defaults for the rest. */
export function withDefaults(binding: Binding): Readonly<Record<string, unknown>> {
  const all = binding.command.parameters.map((parameter) => {
    const otherwise =
      parameter.type === 'switch' ? (parameter.default ?? false) : parameter.default;
    return [parameter.key, binding.values.get(parameter.key) ?? otherwise] as const;
  });
  return Object.fromEntries(all);
}
