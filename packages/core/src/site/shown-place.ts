import { fileURLToPath } from 'node:url';
import { withoutPassword } from './without-password.ts';

/** Where something is kept, for people: a path on this machine, or a URL without its password. */
export function shownPlace(url: URL): string {
  return url.protocol === 'file:' ? fileURLToPath(url) : withoutPassword(url.href);
}
