import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Ended } from '../hawser.ts';

export const checkout = join(import.meta.dirname, '../..');

/** Packages as `npm run build` makes them, in a folder of their own. */
export interface Built extends AsyncDisposable {
  readonly folder: string;
  readonly tarballs: readonly string[];
}

export async function build(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-packages-'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(checkout, 'scripts/build.ts'), folder],
    { cwd: folder },
  );
  const tarballs = [...stdout.matchAll(/^\S+\.tgz/gm)].map(([name]) => join(folder, name));
  return {
    folder,
    tarballs,
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  };
}

/** Installs packages with npm into a folder that was empty. */
export async function install(
  tarballs: readonly string[],
  folder: string,
  flags: readonly string[],
): Promise<void> {
  const always = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--fetch-retries=0'];
  // What npm needs to reach a registry, a mirror's address perhaps, is in the real home folder.
  const home = userInfo().homedir;
  await promisify(execFile)('npm', [...always, ...flags, ...tarballs], {
    cwd: folder,
    env: { ...process.env, HOME: home, USERPROFILE: home },
    shell: process.platform === 'win32',
  });
}

/** Runs an installed program as a shell would. */
export async function run(
  folder: string,
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const file = join(folder, 'node_modules/.bin', program);
  return await new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, shell: process.platform === 'win32' };
    execFile(file, words, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Runs an installed program with each of those lines of words, one after the other, in one process. */
export async function runHere(
  folder: string,
  lines: readonly string[],
): Promise<readonly { readonly line: string; readonly code: number; readonly stderr: string }[]> {
  const script = fileURLToPath(new URL('run-here.ts', import.meta.url));
  const words = [script, join(folder, 'lib/main.js'), ...lines];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof runHere>>;
}
