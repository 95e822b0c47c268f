import { once } from 'node:events';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { testClock } from '../../src/clock.ts';
import { withLock } from '../../src/files/lock.ts';
import { openSqlite } from '../../src/files/sqlite.ts';
import { killed, run, startScript } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const holdLock = fileURLToPath(new URL('hold-lock.ts', import.meta.url));
const asNobody = fileURLToPath(new URL('as-nobody.ts', import.meta.url));

describe('within one process', () => {
  test('work on the same path is done one at a time', async () => {
    const path = join(await temporaryFolder(), 'counter');
    let counter = 0;
    const count = async (): Promise<void> => {
      const read = counter;
      await setTimeout(1);
      counter = read + 1;
    };
    await Promise.all(Array.from({ length: 40 }, async () => withLock(path, count)));
    expect(counter).toBe(40);
  });

  test('work on different paths does not wait for each other', async () => {
    const folder = await temporaryFolder();
    const inner = withLock(join(folder, 'a'), async () =>
      withLock(join(folder, 'b'), () => 'both at once'),
    );
    await expect(inner).resolves.toBe('both at once');
  });

  test('the event loop goes on while somebody waits', async () => {
    const path = join(await temporaryFolder(), 'file');
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    const holder = withLock(path, async () => done);
    const waiter = withLock(path, () => 'mine');
    let turns = 0;
    while (turns < 20) {
      await setTimeout(1);
      turns += 1;
    }
    finish();
    await holder;
    await expect(waiter).resolves.toBe('mine');
  });

  test('the lock is free again after work that fails', async () => {
    const path = join(await temporaryFolder(), 'file');
    const failing = withLock(path, () => {
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    await expect(withLock(path, () => 'next')).resolves.toBe('next');
  });
});

describe('between processes', () => {
  test('who waits too long is told what to look for, and gets it once the holder is done', async () => {
    const path = join(await temporaryFolder(), 'file');
    const holder = startScript(holdLock, [path]);
    await once(holder.stdout!, 'data');

    const clock = testClock();
    const waiting = withLock(path, () => 'mine', { clock });
    let outcome: unknown = 'still waiting';
    void waiting.catch((error: unknown) => {
      outcome = error;
    });
    await clock.advance(9_900);
    expect(outcome).toBe('still waiting');
    await clock.advance(200);
    expect(outcome).toMatchObject({
      code: 'file-locked',
      message: `${path} is in use by another Hawser process; waited 10 seconds for it.`,
      hint: expect.stringContaining(`fuser ${path}.lock`),
    });

    holder.stdin!.end();
    await expect(withLock(path, () => 'mine')).resolves.toBe('mine');
  });

  test('kill -9 of the holder frees the lock', async () => {
    const path = join(await temporaryFolder(), 'file');
    const holder = startScript(holdLock, [path]);
    await once(holder.stdout!, 'data');
    await killed(holder);
    await expect(withLock(path, () => 'mine', { timeoutMs: 0 })).resolves.toBe('mine');
  });
});

describe('the lock file', () => {
  test('is private, stays, and is all there is', async () => {
    const folder = await temporaryFolder();
    const during = await withLock(join(folder, 'file'), async () => readdir(folder));
    expect(during).toEqual(['file.lock']);
    expect(await readdir(folder)).toEqual(['file.lock']);
    expect((await stat(join(folder, 'file.lock'))).mode & 0o777).toBe(0o600);
  });

  test('needs a folder', async () => {
    const path = join(await temporaryFolder(), 'missing', 'file');
    await expect(withLock(path, () => undefined)).rejects.toMatchObject({
      code: 'file-no-lock',
      message: `${path} cannot be changed, because its lock ${path}.lock cannot be taken: its folder is not there.`,
      hint: 'Create the folder, then repeat the command.',
    });
  });

  test.each<[string, (lock: string) => Promise<unknown>]>([
    ['a text', async (lock) => writeFile(lock, 'that somebody put here for some reason')],
    ['a folder', async (lock) => mkdir(lock)],
    ['a named pipe', async (lock) => run('mkfifo', [lock])],
  ])('is refused when it is %s', async (_, put) => {
    const path = join(await temporaryFolder(), 'file');
    await put(`${path}.lock`);
    await expect(withLock(path, () => undefined)).rejects.toMatchObject({
      code: 'file-not-a-lock',
      message: `${path} cannot be changed, because ${path}.lock is not a lock file of Hawser.`,
      hint: expect.stringContaining('remove it'),
    });
  });

  // SQLite opens such a file for reading, and an exclusive transaction on it excludes nobody.
  test('excludes also where the user may only read it', async () => {
    const path = join(await temporaryFolder(), 'file');
    await chmod(join(path, '..'), 0o777);
    await writeFile(`${path}.lock`, '');
    await chmod(`${path}.lock`, 0o444);
    const { stdout } = await run(process.execPath, [asNobody, 'change', path]);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'file-no-lock',
      message: expect.stringContaining('your user may not'),
      hint: expect.stringContaining('Give your user the right to it'),
    });
  });

  test('is refused in a folder that the user may not write', async () => {
    const folder = join(await temporaryFolder(), 'read-only');
    await mkdir(folder);
    await chmod(join(folder, '..'), 0o755);
    await chmod(folder, 0o555);
    const { stdout } = await run(process.execPath, [asNobody, 'change', join(folder, 'file')]);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'file-no-lock',
      message: expect.stringContaining('your user may not'),
    });
  });
});

test('that SQLite is experimental in the first versions of node 24 is not the user’s concern', () => {
  const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
  const load = vi.spyOn(process, 'getBuiltinModule').mockImplementation(() => {
    process.emitWarning(
      'SQLite is an experimental feature and might change',
      'ExperimentalWarning',
    );
    process.emitWarning('Something else', 'ExperimentalWarning');
    return {};
  });
  try {
    openSqlite();
    process.emitWarning('SQLite is an experimental feature, says somebody else later');
    expect(emitWarning.mock.calls.map(([warning]) => warning)).toEqual([
      'Something else',
      'SQLite is an experimental feature, says somebody else later',
    ]);
  } finally {
    load.mockRestore();
    emitWarning.mockRestore();
  }
});
