import { formatSddl } from './format-sddl.ts';
import { parseSddl, type SddlOptions } from './parse-sddl.ts';
import { sddlErrors } from './sddl-errors.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';
import { wellKnownSids } from './sid-aliases.ts';

/**
 * A descriptor that a printer can have, in the form in which it is kept: one that says who prints, and asks of
 * callers nothing that nobody can know of them.
 */
export function printerDescriptor(text: string, options: SddlOptions = {}): string {
  const descriptor = parseSddl(text, options);
  if (descriptor.dacl === undefined) throw sddlErrors('no-list', {});
  refuseIntegrity(descriptor);
  return formatSddl(descriptor);
}

const integrity = /^S-1-16-(\d+)$/;
const medium = Number(integrity.exec(wellKnownSids.mediumIntegrity)?.[1]);

/** People have medium integrity at least. */
function refuseIntegrity({ sacl }: SecurityDescriptor): void {
  for (const { type, sid } of sacl?.aces ?? []) {
    const level = Number(integrity.exec(sid)?.[1] ?? Infinity);
    if (type === 'ML' && level > medium) throw sddlErrors('integrity', { sid });
  }
}
