import { rmSync } from 'node:fs';
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const beat = 1000;
const stale = 5000;

/**
 * Does the work while no other process does work under this lock.
 *
 * The lock is a folder that its holder keeps touching. A process number would not do: in
 * containers that share a checkout the same few numbers mean ever different processes.
 *
 * @template Result
 * @param {string} lock
 * @param {() => Promise<Result>} work
 */
export async function alone(lock, work) {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await taken(lock))) await free(lock);

  const heart = setInterval(() => {
    utimes(lock, new Date(), new Date()).catch(() => {});
  }, beat);
  const giveBack = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', giveBack);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    process.off('exit', giveBack);
    giveBack();
  }
}

/** @param {string} lock */
async function taken(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Waits until the lock is given back, or takes it away from a holder that no longer touches it.
 *
 * @param {string} lock
 */
async function free(lock) {
  process.stderr.write('Waiting for another run that is setting up this checkout …\n');
  let touched;
  let since = 0;
  for (;;) {
    const now = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (now === undefined) return;
    if (now !== touched) {
      touched = now;
      since = performance.now();
    } else if (performance.now() - since > stale) {
      await rm(lock, { recursive: true, force: true });
      return;
    }
    await sleep(100);
  }
}
