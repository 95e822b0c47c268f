import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmod, glob, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { checkout } from './workspace/sources.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the programs that the tests start. */
    programs: string;
  }
}

const all = join(checkout, '.build/programs');
const script = join(checkout, 'scripts/build-programs.ts');
/** Longer than a run takes. */
const keptMs = 2 * 60 * 60 * 1000;

/**
 * The programs that the tests start, more than a thousand times, are those that are shipped, made of the sources as
 * they are now: the sources themselves take three times as long to start.
 */
export async function setup(project: TestProject): Promise<void> {
  project.provide('programs', await builtPrograms());
  project.onTestsRerun(async () => project.provide('programs', await builtPrograms()));
}

async function builtPrograms(): Promise<string> {
  const folder = join(all, await sourcesNow());
  if (await isThere(folder)) return folder;
  await mkdir(all, { recursive: true });
  await removeOld();
  const made = await mkdtemp(join(all, 'new-'));
  // A test starts them as somebody else.
  await chmod(made, 0o755);
  await promisify(execFile)(process.execPath, [script, made, folder]).catch(
    async (error: unknown) => {
      await rm(made, { recursive: true });
      throw error;
    },
  );
  await rename(made, folder).catch(async (error: unknown) => {
    // Another run of the tests was quicker.
    if (!(await isThere(folder))) throw error;
    await rm(made, { recursive: true });
  });
  return folder;
}

/** A name that is another one as soon as any file is that the programs are made of. */
async function sourcesNow(): Promise<string> {
  const sources = ['packages/*/src/**', 'packages/*/package.json', 'packages/site/test/**/*.ts'];
  const patterns = [...sources, 'scripts/build/*', 'scripts/build-programs.ts', 'pnpm-lock.yaml'];
  const files = await Array.fromAsync(glob(patterns, { cwd: checkout }));
  const said = await Promise.all(
    files.toSorted().map(async (file) => {
      const { mtimeMs, size } = await stat(join(checkout, file));
      return `${file} ${size} ${mtimeMs}`;
    }),
  );
  return hash('sha256', said.join('\n')).slice(0, 16);
}

/** Another run may still use what is younger. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(all)) {
    const { mtimeMs } = await stat(join(all, name));
    if (Date.now() - mtimeMs > keptMs) await rm(join(all, name), { recursive: true, force: true });
  }
}

async function isThere(folder: string): Promise<boolean> {
  return await stat(folder).then(
    () => true,
    () => false,
  );
}
