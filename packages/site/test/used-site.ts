import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '@hawser/core/files/lock';
import { inject } from 'vitest';
import type { AdminAccess } from '../src/certificates/admin-access.ts';
import { temporaryFolder } from './store/temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the whole run; it is gone with it. */
    homes: string;
  }
}

export interface UsedSite {
  readonly root: string;
  readonly admin: AdminAccess;
}

/**
 * A folder in which a site has run, for this test alone. Its first start is done once in a run of the
 * tests, for the keys that it makes take longer than everything else.
 */
export async function usedSite(
  firstStart: (root: string) => Promise<AdminAccess>,
): Promise<UsedSite> {
  const original = join(inject('homes'), 'started-site');
  const of = (folder: string): { root: string; access: string } => ({
    root: join(folder, 'root'),
    access: join(folder, 'admin.json'),
  });
  const admin = await withLock(
    original,
    async () => {
      const before = await readAccess(of(original).access);
      if (before !== undefined) return before;
      await rm(`${original}.new`, { recursive: true, force: true });
      const { root, access } = of(`${original}.new`);
      await mkdir(root, { recursive: true });
      const made = await firstStart(root);
      await writeFile(access, JSON.stringify(made), { mode: 0o600 });
      await rename(`${original}.new`, original);
      return made;
    },
    { timeoutMs: 30_000 },
  );
  const root = await temporaryFolder();
  await cp(of(original).root, root, { recursive: true });
  return { root, admin };
}

async function readAccess(path: string): Promise<AdminAccess | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as AdminAccess;
  } catch {
    return undefined;
  }
}
