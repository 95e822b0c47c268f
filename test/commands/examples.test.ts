import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { catalog } from '../../packages/cli/src/catalog.ts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Authority, makeAuthority } from '../stub-site/certificates.ts';
import { startStubSite } from '../stub-site/stub-site.ts';

// Every example of every command is run as it stands, by a shell, in a home in which the examples
// make sense: there is a site, its authority is in a file, and the profile "local" names it. A site
// on this machine has logged.

const examples = (await catalog.descriptions()).flatMap((command) =>
  command.examples.map((example) => ({ command, ...example })),
);

describeWithPeers('tls', 'an example runs as it stands:', () => {
  const authority = makeAuthority();

  it.each(
    examples
      .filter(({ notRun }) => notRun === undefined)
      .map(({ command, line }) => [line, command.name]),
  )('%s', async (line, name) => {
    const { code, stderr } = await typed(line, name, authority);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('an example that is not run', () => {
  it('says why', () => {
    const silent = examples.filter(({ notRun }) => notRun !== undefined && notRun.length < 10);
    expect(silent).toEqual([]);
  });
});

async function typed(
  line: string,
  command: string,
  authority: Authority,
): Promise<{ code: number | null; stderr: string }> {
  const home = await temporaryFolder();
  const site = await startStubSite({
    tls: authority.issue('localhost'),
    services: [{ name: 'print', version: '1' }],
  });
  onTestFinished(async () => site[Symbol.asyncDispose]());
  await writeFile(join(home, 'authority.pem'), authority.cert);
  await mkdir(join(home, '.config/fish/completions'), { recursive: true });
  await mkdir(join(home, 'data/site/logs'), { recursive: true });
  await writeFile(join(home, 'data/site/logs/store.log'), '');
  if (command !== 'Add-Profile') {
    const add = async (name: string): Promise<unknown> =>
      await hawser(['add-profile', name, site.url, '-TrustAnchor', join(home, 'authority.pem')], {
        home,
      });
    await add('local');
    await add('nightly');
  }
  const script = `hawser() { '${process.execPath}' '${hawserProgram}' "$@"; }; export -f hawser; ${line}`;
  const child = spawn('bash', ['-c', script], {
    cwd: home,
    env: { ...process.env, HAWSER_HOME: home, HOME: home, RUNBOOK_SECRET: 'hunter22' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  // What the preview of a change says is what it is for.
  return { code, stderr: stderr.replaceAll(/^What if: .*\n/gm, '') };
}
