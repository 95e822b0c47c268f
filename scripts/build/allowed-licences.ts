/** What may be in a program that is shipped under the Apache licence, and asks no more than a notice. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Whether an SPDX expression leaves a choice that is allowed. */
export function isAllowed(expression: string): boolean {
  const [, inner = expression] = /^\(([^()]*)\)$/.exec(expression.trim()) ?? [];
  return inner
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}
