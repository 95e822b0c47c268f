import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { spawn } from 'node:child_process';
import { hawser, temporaryFolder } from '../hawser.ts';
import { siteFolderIn, startSite, usedHome } from '../running-site.ts';

describe('a site whose database is not there any more', () => {
  it.each([
    ['was deleted', async (path: string) => rm(path)],
    ['is empty', async (path: string) => truncate(path, 0)],
  ])('is not started as an empty one: the file %s', async (_, lose) => {
    const home = await usedHome();
    const { database } = siteFolderIn(home);
    await lose(database);
    const words = ['start-site', '-Detach', '-Listen', '127.0.0.1:0'];
    const { code, stderr } = await hawser(words, { home });
    expect(code).toBe(1);
    expect(stderr).toContain('is not there any more, or is empty');
    expect(stderr).toContain('restore-site');
  });
});

it('a process that has got the number of a site that was killed is left alone', async () => {
  const home = await usedHome();
  const site = await startSite({ home });
  await site.kill();
  // As after a restart of the machine: the number is somebody else's.
  const other = spawn('sleep', ['60']);
  onTestFinished(() => void other.kill('SIGKILL'));
  const left = { ...site.running, pid: other.pid };
  await writeFile(siteFolderIn(home).running, JSON.stringify(left));
  expect(await hawser(['stop-site'], { home })).toMatchObject({ code: 3 });
  const again = await startSite({ home });
  expect(await hawser(['stop-site'], { home })).toMatchObject({ code: 0 });
  expect(await again.ended()).toBe(0);
  expect(other.exitCode ?? other.signalCode).toBeNull();
});

it('a folder that is nobody’s to use is refused in the background as in the foreground', async () => {
  const home = await temporaryFolder();
  const file = join(home, 'a file');
  await writeFile(file, '');
  const words = ['start-site', '-Detach', '-DataFolder', join(file, 'site')];
  const { code, stderr } = await hawser(words, { home });
  expect(code).toBe(1);
  expect(stderr).toContain('a part of the path is a file');
  expect(stderr).not.toContain('fault of Hawser');
});

it('what should take the last words of a site may be a folder, which is told', async () => {
  const home = await temporaryFolder();
  await mkdir(siteFolderIn(home).output, { recursive: true, mode: 0o700 });
  const { code, stderr } = await hawser(['start-site', '-Detach', '-Listen', '0'], { home });
  expect(code).toBe(1);
  expect(stderr).toContain('output.txt cannot be written: it is a folder');
});

it('the last port leaves none for callers with certificates, which is told', async () => {
  const home = await temporaryFolder();
  const { code, stderr } = await hawser(['start-site', '-Listen', '127.0.0.1:65535'], { home });
  expect(code).toBe(2);
  expect(stderr).toContain('listen and certificateListen are the same address');
});

it('a site that is said to run on another machine is told nothing', async () => {
  const home = await usedHome();
  const site = await startSite({ home });
  // Of another one with that number, as in a container that shares the folder.
  const elsewhere = { ...site.running, host: 'elsewhere', processStart: '1' };
  await writeFile(siteFolderIn(home).running, JSON.stringify(elsewhere));
  const { code, stderr } = await hawser(['stop-site'], { home });
  expect(code).toBe(5);
  expect(stderr).toContain('runs on another machine or in a container: elsewhere');
});

it('no administrator is made for a certificate that has no place', async () => {
  const home = await usedHome();
  await startSite({ home });
  const folder = await temporaryFolder();
  const files = ['-CertificatePath', join(folder, 'none', 'ada.crt'), '-KeyPath', 'ada.key'];
  const words = ['new-site-administrator', 'Ada', ...files];
  const { code, stderr } = await hawser(words, { home, cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain('cannot be written: its folder is not there');
  const { stdout } = await hawser(['get-site-administrator', '-Output', 'json'], { home });
  expect(stdout).not.toContain('Ada');
});

it('a profile that is gone comes back with the next start, and lets in', async () => {
  const home = await usedHome();
  await hawser(['remove-profile', 'local', '-Force'], { home });
  await startSite({ home });
  const { code, stdout } = await hawser(['test-profile', 'local'], { home });
  expect({ code, stdout }).toMatchObject({ code: 0 });
});
