import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DeviceSpool } from '../../src/device-printers/spool/device-spool.ts';

test('what is no job is told of or deleted, and nothing that it leads to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-spool-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const [root, away] = [join(folder, 'spool'), join(folder, 'away')];
  await mkdir(root, { mode: 0o700 });
  await writeFile(away, 'precious');
  await mkdir(join(root, 'lost+found'));
  await symlink(away, join(root, '2-1'));
  await symlink('/dev/zero', join(root, '3.json'));
  const told: string[] = [];
  const { records } = await new DeviceSpool(root).open((error) => told.push(String(error)));
  expect(records).toEqual([]);
  expect(told).toEqual([
    expect.stringContaining('3.json is not a file, but a device'),
    expect.stringContaining('lost+found'),
  ]);
  expect(await readdir(root)).toEqual(['3.json', 'lost+found']);
  expect(await readFile(away, 'utf8')).toBe('precious');
});
