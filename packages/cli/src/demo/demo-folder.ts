import { lstat, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { withLock } from '@hawser/core/files/lock';

/** Where everything of one demo is, in a folder of its own. */
export interface DemoFolder {
  readonly root: string;
  /** HAWSER_HOME of the site and of whoever administers it. */
  readonly site: string;
  /** HAWSER_HOME of the connector in the building. */
  readonly connector: string;
  /** HAWSER_HOME of the device that somebody prints from. */
  readonly device: string;
  /** A folder for each printer, with what it has printed. */
  readonly paper: string;
  /** The programs, as the prompt finds them. */
  readonly programs: string;
  readonly document: string;
}

const prefix = 'hawser-demo-';
const lockName = 'demo';
const lockFile = `${lockName}.lock`;

/** Makes a new one, which is this process's until it is disposed of. What was printed stays, until the next demo. */
export async function openDemoFolder(): Promise<DemoFolder & AsyncDisposable> {
  await removeThoseLeft();
  const root = await mkdtemp(join(tmpdir(), prefix));
  const folder = demoFolder(root);
  const held = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const holding = withLock(join(root, lockName), async () => {
    held.resolve();
    await ending.promise;
  });
  await Promise.race([held.promise, holding]);
  for (const path of [folder.site, folder.connector, folder.device, folder.paper]) {
    await mkdir(path, { mode: 0o700 });
  }
  return {
    ...folder,
    async [Symbol.asyncDispose]() {
      const papers = await readdir(folder.paper, { recursive: true }).catch(() => []);
      const isPrinted = papers.some((path) => basename(path).startsWith('job-'));
      const kept = isPrinted ? [basename(folder.paper)] : [];
      const all = await readdir(root).catch(() => []);
      for (const name of all) {
        if (![...kept, lockFile].includes(name)) await removed(join(root, name));
      }
      ending.resolve();
      await holding;
      if (!isPrinted) await removed(root);
    },
  };
}

function demoFolder(root: string): DemoFolder {
  return {
    root,
    site: join(root, 'site'),
    connector: join(root, 'connector'),
    device: join(root, 'device'),
    paper: join(root, 'paper'),
    programs: join(root, 'programs'),
    document: join(root, 'welcome.pdf'),
  };
}

/** What earlier demos have left: paper, and where one was killed everything. */
async function removeThoseLeft(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    if (!/^hawser-demo-\w{6}$/.test(name)) continue;
    const root = join(tmpdir(), name);
    if (await isLeft(root)) await removed(root);
  }
}

/** Whether it is this user's, and no demo runs in it. */
async function isLeft(root: string): Promise<boolean> {
  const [folder, lock] = await Promise.all([
    lstat(root).catch(() => undefined),
    stat(join(root, lockFile)).catch(() => undefined),
  ]);
  // One that has no lock yet begins just now.
  if (folder?.isDirectory() !== true || lock === undefined) return false;
  if (folder.uid !== (process.getuid?.() ?? folder.uid)) return false;
  return await withLock(join(root, lockName), () => true, { timeoutMs: 0 }).catch(() => false);
}

/** What cannot be removed, as where somebody has it open on Windows, the next demo removes. */
async function removed(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
