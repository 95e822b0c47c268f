import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The coarsest clock of a file system ticks every two seconds. */
const tickMs = 2000;

/**
 * Tells whether those files still lie where they were. A file that is deleted or replaced while it
 * is open still takes all that is written to it, and loses it.
 *
 * As long as nothing is put into a folder or taken out of it, all in it is what it was, so mostly
 * only the folders are looked at. To look at a file has a price: Linux then gives it an exact time
 * at the next write, and with that a commit takes almost half as long again.
 */
export function sameFiles(paths: readonly string[], now: () => number = Date.now): () => boolean {
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  const opened = identityOf(paths);
  let seen: string | undefined;
  return () => {
    const { state, changed } = stateOf(folders);
    if (state === seen) return true;
    if (identityOf(paths) !== opened) return false;
    // Another change within the same tick of the clock would look the same.
    seen = changed < now() - tickMs ? state : undefined;
    return true;
  };
}

/** Which folders they are, when each was changed, and when the last of them. */
function stateOf(folders: readonly string[]): { state: string; changed: number } {
  let state = '';
  let changed = 0;
  for (const folder of folders) {
    const stats = statSync(folder, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined) return { state: 'gone', changed: Infinity };
    state += `${stats.dev}:${stats.ino}:${stats.ctimeNs} `;
    changed = Math.max(changed, Number(stats.ctimeMs));
  }
  return { state, changed };
}

function identityOf(paths: readonly string[]): string {
  return paths.map(fileIdentity).join(' ');
}

function fileIdentity(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.dev}:${stats.ino}`;
}
