import { access, constants, stat, statfs } from 'node:fs/promises';
import { shownBytes } from '@hawser/core/shown-bytes';
import { troubleOf } from '@hawser/core/files/file-errors';
import { type Check, failed, type Finding, passed, warning } from './check.ts';

const gigabyte = 1024 ** 3;
const tightBytes = 2 * gigabyte;
const fullBytes = gigabyte / 4;

/** Whether there is room where the site writes. */
export function diskCheck(folders: Readonly<Record<string, string>>): Check {
  return async () =>
    await Promise.all(Object.entries(folders).map(async ([name, path]) => look(name, path)));
}

async function look(name: string, path: string): Promise<Finding> {
  try {
    await access(path, constants.W_OK | constants.X_OK);
    if (!(await stat(path)).isDirectory()) {
      return failed(
        name,
        `${path} is not a folder`,
        'Move it away: the site makes the folder anew.',
      );
    }
    const { bavail, bsize, ffree, files } = await statfs(path);
    const free = bavail * bsize;
    const room = `${shownBytes(free)} free for the ${name} in ${path}`;
    const hint = 'Make room on that disk, or move the folder to a larger one.';
    // File systems that make inodes as they go report none of them.
    if (files > 0 && ffree === 0) return failed(name, `no more files fit in ${path}`, hint);
    if (free < fullBytes) return failed(name, `only ${room}`, hint);
    return free < tightBytes ? warning(name, `only ${room}`, hint) : passed(name, room);
  } catch (error) {
    const { reason, mend } = troubleOf(error);
    return failed(name, `${path} cannot be looked at: ${reason}`, mend);
  }
}
