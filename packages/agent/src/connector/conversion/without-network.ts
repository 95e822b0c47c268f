import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inPath } from '@hawser/core/files/in-path';

/** As root, and as whoever may have users of his own, which not every system lets him. */
const ways = [['--net'], ['--user', '--map-current-user', '--net']] as const;
const patienceMs = 5000;

let found: Promise<readonly string[]> | undefined;

/** What stands before a command that is to have no network; nothing where the system has no way to that. */
export async function withoutNetwork(): Promise<readonly string[]> {
  found ??= find();
  return await found;
}

async function find(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const unshare = await inPath('unshare', process.env);
  const harmless = await inPath('true', process.env);
  if (unshare === undefined || harmless === undefined) return [];
  for (const way of ways) {
    const words = [...way, '--', harmless];
    const works = await promisify(execFile)(unshare, words, { timeout: patienceMs }).then(
      () => true,
      () => false,
    );
    if (works) return [unshare, ...way, '--'];
  }
  return [];
}
