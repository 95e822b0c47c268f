import { formatMask } from './access-rights.ts';
import type { SddlOptions } from './parse-sddl.ts';
import {
  type AccessList,
  type Ace,
  noAccessControl,
  type SecurityDescriptor,
} from './security-descriptor.ts';
import { shortSid } from './sid-aliases.ts';

/** The one form in which a descriptor is kept and shown. */
export function formatSddl(
  { owner, group, dacl, sacl }: SecurityDescriptor,
  options: SddlOptions = {},
): string {
  return [
    owner === undefined ? '' : `O:${shortSid(owner, options.domain)}`,
    group === undefined ? '' : `G:${shortSid(group, options.domain)}`,
    dacl === undefined ? '' : `D:${formatList(dacl, options)}`,
    sacl === undefined ? '' : `S:${formatList(sacl, options)}`,
  ].join('');
}

function formatList({ flags, aces }: AccessList, options: SddlOptions): string {
  const entries = aces?.map((ace) => formatAce(ace, options)) ?? [noAccessControl];
  return [...flags, ...entries].join('');
}

/** One entry as it is written. */
export function formatAce(
  { type, flags, mask, objectType = '', inheritedObjectType = '', sid }: Ace,
  { domain }: SddlOptions = {},
): string {
  const rights = mask === 0 ? '' : formatMask(mask, { ofLabel: type === 'ML' });
  const whom = shortSid(sid, domain);
  return `(${[type, flags.join(''), rights, objectType, inheritedObjectType, whom].join(';')})`;
}
