import { runErrors } from './run-errors.ts';

/** Variables that are always there, with what is in them. */
export const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** What the shell itself keeps. */
const kept: ReadonlySet<string> = new Set(['error', '?', 'psversiontable']);

/** The name of a variable that a program may put something into. */
export function changeable(name: string): string {
  const folded = name.toLowerCase();
  if (constants.has(folded) || kept.has(folded)) throw runErrors('constant', { name });
  return name;
}
