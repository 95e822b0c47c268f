import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { readEnd } from './read-end.ts';

/** So many lines are kept, and so many bytes of them. */
const most = 5000;
const largest = 4 * 1024 * 1024;
/** What is longer was pasted, and nobody looks for it by going up. */
export const longestKept = 32 * 1024;

/** The lines of all shells before, the oldest first. One of several lines is one. */
export async function readHistory(path: string): Promise<readonly string[]> {
  return (await writtenLines(path)).flatMap(lineIn).slice(-most);
}

async function writtenLines(path: string): Promise<readonly string[]> {
  // Twice as much: another shell may have written since it was cut last.
  return (await readEnd(path, 2 * largest)).split('\n');
}

/** What is no line of ours is passed over, so that one that was cut off spoils no others. */
function lineIn(text: string): readonly string[] {
  try {
    const { line } = JSON.parse(text) as { line?: unknown };
    return typeof line === 'string' && line !== '' ? [line] : [];
  } catch {
    return [];
  }
}

/** Adds a line; other shells may do so at the same time. */
export async function addToHistory(path: string, line: string, at: Date): Promise<void> {
  const [{ withLock }, { replaceText }] = await Promise.all([
    import('@hawser/core/files/lock'),
    import('@hawser/core/files/replace-text'),
  ]);
  await makeFolder(dirname(path), 0o700);
  await withLock(path, async () => {
    const size = await append(path, `${written(line, at)}\n`);
    if (size <= largest) return;
    const kept = (await writtenLines(path)).filter((each) => lineIn(each).length > 0);
    await replaceText(path, `${lastOf(kept).join('\n')}\n`);
  });
}

function written(line: string, at: Date): string {
  return JSON.stringify({ at: at.toISOString(), line });
}

/** Appended as a whole line, also behind one that was cut off; gives how large the file is then. */
async function append(path: string, text: string): Promise<number> {
  const unwritable = (error: unknown): never => {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  };
  const file = await open(path, 'a+', 0o600).catch(unwritable);
  try {
    const { size, mode } = await file.stat();
    // Whoever may have made it, it is read by its user only.
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') await file.chmod(0o600);
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    await file.write(size === 0 || last.toString() === '\n' ? text : `\n${text}`);
    return size + Buffer.byteLength(text);
  } catch (error) {
    return unwritable(error);
  } finally {
    await file.close();
  }
}

/** The newest, half of what there may be: cutting is not to be done with each line. */
function lastOf(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  const from = lines.findLastIndex((line) => (bytes += Buffer.byteLength(line) + 1) > largest / 2);
  return lines.slice(from + 1).slice(-most);
}
