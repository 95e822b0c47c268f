import { effectOf, limitsOwner, sidOfAce } from './ace-effect.ts';
import { type GenericMapping, mapGeneric, standardRights } from './object-rights.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';

export interface AccessQuestion {
  /** His own, those of all groups that he is in, and Everyone. */
  readonly sids: ReadonlySet<string>;
  readonly desired: number;
  readonly mapping: GenericMapping;
}

/** What has decided some of the bits that were asked for. */
export interface Decision {
  readonly bits: number;
  readonly granted: boolean;
  /** The index of an entry, that there is no list, that he is the owner, or that no entry allows it. */
  readonly by: number | 'no-list' | 'owner' | 'none';
}

/**
 * [MS-DTYP] 2.5.3.2: of each bit the first entry that is for him decides, whether it allows or denies, and what
 * none allows is denied. Nobody has privileges here.
 */
export function checkAccess(
  descriptor: SecurityDescriptor,
  { sids, desired, mapping }: AccessQuestion,
): { readonly granted: number; readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = [];
  let granted = 0;
  let open = mapGeneric(desired, mapping);
  const decide = (wanted: number, isGranted: boolean, by: Decision['by']): void => {
    const bits = (open & wanted) >>> 0;
    if (bits === 0) return;
    decisions.push({ bits, granted: isGranted, by });
    open &= ~bits;
    if (isGranted) granted |= bits;
  };
  const { owner, dacl } = descriptor;
  if (dacl?.aces === undefined) decide(open, true, 'no-list');
  else {
    if (owner !== undefined && sids.has(owner) && !limitsOwner(descriptor)) {
      decide(standardRights.readControl | standardRights.writeDac, true, 'owner');
    }
    for (const [index, ace] of dacl.aces.entries()) {
      if (open === 0) break;
      const effect = effectOf(ace);
      const sid = sidOfAce(ace, owner);
      if (effect === undefined || sid === undefined || !sids.has(sid)) continue;
      decide(mapGeneric(ace.mask, mapping), effect === 'allow', index);
    }
    decide(open, false, 'none');
  }
  return { granted: granted >>> 0, decisions };
}
