import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { ConversionTools } from './offered-formats.ts';

const name = process.platform === 'win32' ? 'gswin64c.exe' : 'gs';

/** What this machine has to convert documents with; it is looked for where programs are. */
export async function findTools(env: NodeJS.ProcessEnv): Promise<ConversionTools> {
  return { ghostscript: await inPath(name, env) };
}

/** A program, by its whole path: what lies in the folder of the day is none. */
export async function inPath(program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(folder, program);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
