import type { Stats } from 'node:fs';
import { fileErrors } from './file-errors.ts';
import { shellQuoted } from './shell-quoted.ts';

/** Refuses a file with secrets that others on the machine can get at. Windows has no such bits. */
export function requirePrivate(path: string, stats: Stats): void {
  const user = process.getuid?.();
  if (user === undefined) return;
  const quoted = shellQuoted(path);
  if (stats.uid !== user) {
    throw fileErrors('foreign', { path, owner: stats.uid, user, quoted }, { target: path });
  }
  if ((stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8).padStart(3, '0');
    throw fileErrors('exposed', { path, mode, quoted }, { target: path });
  }
}
