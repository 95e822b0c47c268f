import { access, rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type Ended, hawser, temporaryFolder } from '../hawser.ts';
import { siteFolderIn, usedHome } from '../running-site.ts';

async function start(home: string, ...words: string[]): Promise<Ended> {
  return await hawser(['start-site', '-Listen', '127.0.0.1:0', ...words], { home });
}

it.each([
  ['-Database', 'file:///proc/none/site.db', '/proc/none/site.db cannot be written'],
  ['-Blobs', 'file:///proc/none', 'The blob store /proc/none cannot be used'],
  ['-LogFolder', '/proc/none', '/proc/none cannot be written'],
  ['-Database', 'file:///dev/null/site.db', '/dev/null/site.db cannot be changed'],
])(
  'a place where nothing can be made is told, and what to do: %s %s',
  async (flag, place, says) => {
    const { stderr, code } = await start(await temporaryFolder(), '-Detach', flag, place);
    expect(code).not.toBe(0);
    expect(stderr).toContain(says);
    // The second line is what to do.
    expect(stderr.trim().split('\n')[1]).toMatch(/^ {2}\w/);
    expect(stderr).not.toContain('internal error');
  },
);

it('a database file that is none is told with what to do, and not that it mends itself', async () => {
  const home = await usedHome();
  const { database } = siteFolderIn(home);
  for (const end of ['-wal', '-shm']) await rm(database + end, { force: true });
  await writeFile(database, 'x'.repeat(8192));
  const { stderr, code } = await start(home, '-Detach');
  expect(code).toBe(6);
  expect(stderr).toContain(`${database} cannot be opened: its file is no database.`);
  expect(stderr).toMatch(/restore a backup\. Then start the site again\.\n$/);
});

it('a key that cannot be made is told', async () => {
  const words = ['-Detach', '-SiteKeyFile', '/proc/none/site.key'];
  const { stderr, code } = await start(await temporaryFolder(), ...words);
  expect(code).not.toBe(0);
  expect(stderr).toContain('/proc/none/site.key cannot be written');
});

it('a site whose key is gone is not given another one as if nothing were', async () => {
  const home = await usedHome();
  const { key } = siteFolderIn(home);
  await rm(key);
  const { stderr, code } = await start(home, '-Detach');
  expect(code).toBe(5);
  expect(stderr).toContain(`The key of this site is not there any more: ${key}.`);
  expect(stderr).toMatch(
    /Put the file back \(key id [\da-f]{16}\), or restore a backup that was made with -IncludeKeys/,
  );
  await expect(access(key)).rejects.toMatchObject({ code: 'ENOENT' });
});
