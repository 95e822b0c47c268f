import type { Ace, SecurityDescriptor } from './security-descriptor.ts';
import { wellKnownSids } from './sid-aliases.ts';

/**
 * That of a job, which inherits what objects inherit of its printer; Creator Owner becomes who printed it. The
 * entries stand where they stood, so that it can be said which of the printer's has decided.
 */
export function jobDescriptor(
  { dacl }: SecurityDescriptor,
  owner: string | undefined,
): SecurityDescriptor {
  const aces = dacl?.aces?.map((ace) => inherited(ace, owner));
  return {
    owner,
    group: undefined,
    dacl: dacl === undefined ? undefined : { flags: dacl.flags, aces },
    sacl: undefined,
  };
}

function inherited(ace: Ace, owner: string | undefined): Ace {
  if (!ace.flags.includes('OI')) return { ...ace, flags: ['IO'] };
  const sid = ace.sid === wellKnownSids.creatorOwner ? (owner ?? ace.sid) : ace.sid;
  return { ...ace, flags: ['ID'], sid };
}
