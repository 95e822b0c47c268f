import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';

const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

test.skipIf(!canMount)(
  'on a full disk a change fails with its record, and when there is room again the chain has no gap',
  async () => {
    const script = fileURLToPath(new URL('full-disk.ts', import.meta.url));
    const args = [...inNamespace, process.execPath, script, await temporaryFolder()];
    const { stdout } = await promisify(execFile)('unshare', args);
    expect(JSON.parse(stdout)).toEqual({
      told: ['503 store-unavailable'],
      roomAgain: [true, true],
      lost: [],
      withoutRecord: [],
      records: 0,
      unlinked: 0,
      strange: [],
      result: 'passed',
    });
  },
  60_000,
);
