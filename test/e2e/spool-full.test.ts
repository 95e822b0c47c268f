import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';

const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

test.skipIf(!canMount)(
  'a connector whose disk is full says so, takes no jobs, and prints them all when there is room',
  async () => {
    const script = fileURLToPath(new URL('spool-full-printing.ts', import.meta.url));
    const words = [...inNamespace, process.execPath, script, await temporaryFolder()];
    const { stdout } = await promisify(execFile)('unshare', words);
    expect(JSON.parse(stdout)).toEqual({
      message: ['The disk of the connector has no room for the next job.'],
      waits: expect.stringMatching(/^It waits for room on the disk of the connector .*\.$/),
      printed: 3,
    });
  },
  120_000,
);
