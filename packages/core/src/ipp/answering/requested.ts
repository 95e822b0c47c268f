import type { Attributes } from '../attributes.ts';
import type { GivenAttributes } from '../encode/given.ts';

/** Whether a client wants an attribute; without a word it wants the given ones, or all. */
export function requestedBy(
  operation: Attributes,
  groups: Readonly<Record<string, (name: string) => boolean>>,
  usual: readonly string[] = ['all'],
): (name: string) => boolean {
  const asked = operation.keywords('requested-attributes');
  const wanted = new Set(asked.length === 0 ? usual : asked);
  if (wanted.has('all')) return () => true;
  const inGroups = Object.entries(groups).flatMap(([group, has]) =>
    wanted.has(group) ? [has] : [],
  );
  return (name) => wanted.has(name) || inGroups.some((has) => has(name));
}

export function only(
  attributes: GivenAttributes,
  wanted: (name: string) => boolean,
): GivenAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wanted(name)));
}
