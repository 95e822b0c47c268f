import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';

/** A folder of the running test, gone with it. The user that cupsd prints as gets into it, too. */
export async function printerFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'hawser-printer-')));
  atEnd(async () => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  await chmod(folder, 0o755);
  return folder;
}
