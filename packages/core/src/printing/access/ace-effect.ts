import { aceTypes } from './ace-types.ts';
import type { Ace, SecurityDescriptor } from './security-descriptor.ts';
import { wellKnownSids } from './sid-aliases.ts';

/**
 * What an entry does to an object that it is not only inherited through, asked about as a whole, as printers are.
 * As in Windows, what allows one type of objects allows nothing then, and what denies one denies all.
 */
export function effectOf({ type, flags, objectType }: Ace): 'allow' | 'deny' | undefined {
  if (flags.includes('IO')) return undefined;
  const { effect } = aceTypes[type];
  if (effect === 'deny') return effect;
  return effect === 'allow' && objectType === undefined ? effect : undefined;
}

/**
 * Whose SID somebody must have for an entry to be for him; undefined where it is for nobody. Owner Rights stand
 * for the owner. Creator Owner and Self are what the system fills in, where there is a creator or a person:
 * nobody has them.
 */
export function sidOfAce({ sid }: Ace, owner: string | undefined): string | undefined {
  if (sid === wellKnownSids.ownerRights) return owner;
  return neverOfCallers.has(sid) ? undefined : sid;
}

/** Whoever claims to have one of them has it not. */
const neverOfCallers: ReadonlySet<string> = new Set([
  wellKnownSids.creatorOwner,
  wellKnownSids.creatorGroup,
  wellKnownSids.ownerRights,
  'S-1-5-10',
]);

/** Whether entries say what the owner may: then he need not be let read and change the list all the same. */
export function limitsOwner({ dacl }: SecurityDescriptor): boolean {
  return (
    dacl?.aces?.some((ace) => ace.sid === wellKnownSids.ownerRights && !ace.flags.includes('IO')) ??
    false
  );
}
