import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { closeCursors, type LogCursor, openCursor } from './log-cursor.ts';
import { logFileName, parseLogFileName } from './log-file-name.ts';

// More than any site writes and keeps.
const mostComponents = 200;

/** The components that have a log in the folder. */
export async function logComponents(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const components = names.flatMap((name) => parseLogFileName(name)?.component ?? []);
  return [...new Set(components)].toSorted().slice(0, mostComponents);
}

/** Opens the files of a component, the oldest first. */
export async function openLogFiles(folder: string, component: string): Promise<LogCursor[]> {
  const { newer } = await openUntil(folder, component, () => false);
  return newer;
}

/** Opens the files that the log has gone on in since that of the cursor, the oldest first. */
export async function openNewerLogFiles(
  folder: string,
  component: string,
  { inode, written }: LogCursor,
): Promise<LogCursor[]> {
  const { newer, met } = await openUntil(folder, component, (each) => each.inode === inode);
  if (met) return newer;
  // Somebody has deleted it. What has been read before it may still be there.
  const old = newer.filter((each, index) => index < newer.length - 1 && each.written < written);
  await closeCursors(old);
  return newer.filter((each) => !old.includes(each));
}

interface Opened {
  /** The oldest first. */
  readonly newer: LogCursor[];
  /** Whether it came to a file that is known. */
  readonly met: boolean;
}

/** Opens file after file, from the newest to one that is known or to the oldest. */
async function openUntil(
  folder: string,
  component: string,
  isKnown: (cursor: LogCursor) => boolean,
): Promise<Opened> {
  for (let tries = 1; ; tries += 1) {
    const opened = await openOnce(folder, component, isKnown);
    // Was a new file begun meanwhile, then what was opened may be out of order.
    const [newest] = opened.newer.slice(-1);
    const isStable = newest === undefined || !(await goesOn(folder, component, newest));
    if (isStable || tries >= mostTries) return opened;
    await closeCursors(opened.newer);
  }
}

const mostTries = 20;

async function openOnce(
  folder: string,
  component: string,
  isKnown: (cursor: LogCursor) => boolean,
): Promise<Opened> {
  const newer: LogCursor[] = [];
  const last = await oldestAge(folder, component);
  // While files are renamed there is a gap, one may turn up twice, and one is older than the oldest.
  for (let age = 0; age <= last + 2; age += 1) {
    const cursor = await openCursor(join(folder, logFileName({ component, age })));
    if (cursor === undefined) continue;
    const met = isKnown(cursor);
    const twice = newer.some(({ inode }) => inode === cursor.inode);
    if (met || twice) await cursor.file.close();
    else newer.unshift(cursor);
    if (met) return { newer, met };
  }
  return { newer, met: false };
}

async function oldestAge(folder: string, component: string): Promise<number> {
  const files = (await readdir(folder)).map((name) => parseLogFileName(name));
  return Math.max(-1, ...files.map((file) => (file?.component === component ? file.age : -1)));
}

/** Whether the component's log goes on in another file than that of the cursor. */
export async function goesOn(
  folder: string,
  component: string,
  { inode }: LogCursor,
): Promise<boolean> {
  const path = join(folder, logFileName({ component, age: 0 }));
  const now = await stat(path, { bigint: true }).catch(() => undefined);
  return now !== undefined && now.ino !== inode;
}
