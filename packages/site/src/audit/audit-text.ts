import { redacted } from '@hawser/core/log-redaction';
import { withoutSecrets } from '@hawser/core/secret';
import { visible } from '@hawser/core/visible';

/** So that no caller fills the disk by one call. */
const longestName = 200;
const longestJson = 16 * 1024;

/** A name, an address, an id: cut, and without what a database or a terminal would take for a command. */
export function auditName(text: string): string {
  return visible(withoutSecrets(text).slice(0, longestName));
}

/** What something was or is, as JSON: without secrets, and cut. */
export function auditJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const isThing = typeof value === 'object' && !Array.isArray(value);
  const text = withoutSecrets(JSON.stringify(redacted(isThing ? value : { value })));
  if (text.length <= longestJson) return text;
  return JSON.stringify({ cut: text.slice(0, longestJson / 2) });
}
