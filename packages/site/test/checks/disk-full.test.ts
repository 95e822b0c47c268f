import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';

const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

describe.skipIf(!canMount)('a site whose disk is full', () => {
  test('says so, is there all the same, and goes on when there is room', async () => {
    const script = fileURLToPath(new URL('disk-full-site.ts', import.meta.url));
    const words = [...inNamespace, process.execPath, script, await temporaryFolder()];
    const { stdout } = await promisify(execFile)('unshare', words);
    expect(JSON.parse(stdout)).toMatchObject({
      before: 200,
      full: {
        text: expect.stringMatching(
          /"failed".*the disk is full.*Make room\. The site goes on by itself/,
        ),
      },
      health: 200,
      after: { status: 200, text: expect.stringContaining('"passed"') },
    });
  });
});
