import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeModule } from '../../src/powershell/write-module.ts';

const module = { functions: [], aliases: [], files: new Map([['Thing.psm1', '# a module\n']]) };

it('a link where a draft is written is not followed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-module-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'victim'), 'mine');
  await mkdir(join(folder, 'Thing'));
  await symlink(join(folder, 'victim'), join(folder, 'Thing', '.Thing.psm1.new'));
  await writeModule(join(folder, 'Thing'), module);
  expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('mine');
  expect(await readdir(join(folder, 'Thing'))).toEqual(['Thing.psm1']);
  expect(await readFile(join(folder, 'Thing', 'Thing.psm1'), 'utf8')).toBe('# a module\n');
});

it.skipIf(process.platform !== 'linux')('ends where no folder can be made', async () => {
  await expect(writeModule('/proc/Thing', module)).rejects.toMatchObject({
    code: 'powershell-module-unwritable',
    message: expect.stringContaining('/proc/Thing/Thing.psm1 cannot be written') as string,
  });
});
