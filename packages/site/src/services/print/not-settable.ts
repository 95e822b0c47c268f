import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppAnswer } from './ipp-answer.ts';

/** The refusal of attributes of which not all can be set (RFC 3380, 4.1.3); nothing where they can. */
export function notSettable(given: Attributes, settable: readonly string[]): IppAnswer | undefined {
  const others = given.attributeNames.filter((name) => !settable.includes(name));
  if (others.length === 0) return undefined;
  const attributes = Object.fromEntries(
    others.map((name) => [name, { type: 'not-settable' } as const]),
  );
  return {
    status: 'client-error-attributes-not-settable',
    message: `${others.join(', ')} cannot be set.`,
    groups: [{ tag: 'unsupported', attributes }],
  };
}
