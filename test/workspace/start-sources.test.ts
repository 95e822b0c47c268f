import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url).pathname;

// Makes the node of the tests say that it is an old one.
const asOldNode = `--import=data:text/javascript,${encodeURIComponent(
  `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`,
)}`;

describe('a program that is started from its sources', () => {
  let checkout: string;
  let bin: string;

  beforeEach(async () => {
    checkout = await temporaryFolder();
    bin = join(checkout, 'packages/cli/bin/hawser.js');
    await cp(join(root, 'bootstrap'), join(checkout, 'bootstrap'), { recursive: true });
    await cp(join(root, 'packages/cli/bin'), dirname(bin), { recursive: true });
    await mkdir(join(checkout, 'packages/cli/src'));
    await writeFile(join(checkout, 'packages/cli/package.json'), '{"type":"module"}');
    await writeFile(
      join(checkout, 'packages/cli/src/main.ts'),
      'console.log(process.argv.slice(2).join("|")); process.exitCode = 7 as number;',
    );
  });

  async function started(
    ...node: string[]
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const words = [...node, bin, 'get-thing', '-Name', 'a b'];
    return await run(process.execPath, words).then(
      (ended) => ({ code: 0, ...ended }),
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );
  }

  it('runs in the node that was started', async () => {
    expect(await started()).toMatchObject({ code: 7, stdout: 'get-thing|-Name|a b\n' });
  });

  it('goes on with the checkout’s own node where that one is too old', async () => {
    const { nodeFolder, nodeProgram } = (await import(
      join(checkout, 'bootstrap/toolchain.mjs')
    )) as {
      nodeFolder: string;
      nodeProgram: string;
    };
    const own = join(nodeFolder, nodeProgram);
    await mkdir(dirname(own), { recursive: true });
    await symlink(process.execPath, own);
    expect(await started(asOldNode)).toMatchObject({ code: 7, stdout: 'get-thing|-Name|a b\n' });
  });

  it('says what to do where there is none yet', async () => {
    await rm(join(checkout, '.toolchain'), { recursive: true, force: true });
    const { code, stderr } = await started(asOldNode);
    expect(code).toBe(1);
    expect(stderr).toContain('needs Node.js 24 or later, and 20.1.0 was started.');
    expect(stderr).toContain('npm start');
  });
});
