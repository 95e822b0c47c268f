import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../store/temporary-folder.ts';

const temporary = 'server-error-temporary-error';
const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

test.skipIf(!canMount)(
  'a site whose disk is full takes no jobs, keeps those it has, and goes on when there is room',
  async () => {
    const script = fileURLToPath(new URL('disk-full-printing.ts', import.meta.url));
    const words = [...inNamespace, process.execPath, script, await temporaryFolder()];
    const { stdout } = await promisify(execFile)('unshare', words);
    const refused = ['server-error-temporary-error'];
    expect(JSON.parse(stdout)).toEqual({
      refused: { '1000': refused, '200000': refused },
      after: [true, true],
      wrong: [],
    });
  },
);

test.skipIf(!canMount)(
  'a site whose disk gets full while it hands out what arrives ends that, and nothing else',
  async () => {
    const script = fileURLToPath(new URL('disk-full-arriving.ts', import.meta.url));
    const words = [...inNamespace, process.execPath, script, await temporaryFolder()];
    const { stdout } = await promisify(execFile)('unshare', words);
    const each = [temporary, 'broken off', 'successful-ok'];
    expect(JSON.parse(stdout)).toEqual({
      answers: [...each, ...each, 'successful-ok'],
      standings: ['3 job-incoming', '8 submission-interrupted possibly-printed'],
      left: [],
    });
  },
  60_000,
);
