import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemClock } from '../clock.ts';

/** Whoever still writes has written since. */
const oldMs = 10 * 60_000;

/**
 * Removes what writers of this file have left beside it that were killed: it may have a key in it. It
 * is for tidiness alone, and what goes wrong with it is nobody's concern.
 */
export async function removeOldDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    if (!name.startsWith(start) || !/^[0-9a-f]{12}$/.test(name.slice(start.length))) continue;
    const draft = join(folder, name);
    const written = await stat(draft).catch(() => undefined);
    if (written?.isFile() !== true || systemClock.now() - written.mtimeMs < oldMs) continue;
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
