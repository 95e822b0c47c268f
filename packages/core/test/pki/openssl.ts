import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../temporary-folder.ts';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** What openssl prints, given files by their names. */
export async function openssl(
  words: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  const { stdout } = await promisify(execFile)('openssl', words.split(' '), { cwd });
  return stdout;
}
