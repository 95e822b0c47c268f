import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkout } from './sources.ts';

// A checkout with the real bootstrap, one task, and an npx that only notes that it was called.
let copy: string;

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Outcome>;
}

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'hawser-checkout-'));
  cpSync(join(checkout, 'bootstrap'), join(copy, 'bootstrap'), { recursive: true });
  for (const folder of ['packages/core', 'test', 'scripts', 'programs', 'node_modules']) {
    mkdirSync(join(copy, folder), { recursive: true });
  }
  symlinkSync(process.execPath, join(copy, 'programs/node'));
  writeFileSync(join(copy, 'package.json'), '{}');
  writeFileSync(join(copy, 'pnpm-lock.yaml'), '');
  writeTask('console.log("done", ...process.argv.slice(2))');
  writeNpx('echo "$@" >> calls');
});

afterEach(() => rmSync(copy, { recursive: true, force: true, maxRetries: 3 }));

describe.skipIf(process.platform === 'win32')('the bootstrap', () => {
  it('installs from the lockfile, then runs the task with its arguments', async () => {
    const { code, stdout, stderr } = await runTask('test', 'one', '--two');
    expect(stdout).toBe('done one --two\n');
    expect(stderr).toBe('Installing packages …\n');
    expect(code).toBe(0);
    expect(calls()).toEqual([expect.stringMatching(/^-y pnpm@[\d.]+ install --frozen-lockfile$/)]);
  });

  it('has nothing to install the second time', async () => {
    await runTask('test');
    const second = await runTask('test');
    expect(second).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
    expect(calls()).toHaveLength(1);
  });

  it.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/core/package.json'])(
    'installs again when %s has changed',
    async (file) => {
      await runTask('test');
      writeFileSync(join(copy, file), '{ "changed": true }');
      await runTask('test');
      expect(calls()).toHaveLength(2);
    },
  );

  it('installs once when two are started together', async () => {
    writeNpx('echo "$@" >> calls; /bin/sleep 0.5');
    const [one, other] = await Promise.all([runTask('test'), runTask('test')]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(one.stderr + other.stderr).toContain('Waiting for another run');
    expect(calls()).toHaveLength(1);
  });

  it('goes on after a run that died while it installed', async () => {
    mkdirSync(join(copy, '.toolchain/lock'), { recursive: true });
    expect(await runTask('test')).toMatchObject({ code: 0, stdout: 'done\n' });
  });

  it('says which step failed, what was said, and what to do', async () => {
    writeNpx('echo "request failed: getaddrinfo ENOTFOUND" >&2; exit 1');
    const { code, stdout, stderr } = await runTask('test');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Installing packages failed:');
    expect(stderr).toContain('  request failed: getaddrinfo ENOTFOUND');
    expect(stderr).toContain('Check the network');
  });

  it('has failed when pnpm goes without a package that it could not fetch', async () => {
    writeNpx('echo "some-program is an optional dependency that could not be fetched."');
    expect(await runTask('test')).toMatchObject({ code: 1, stdout: '' });
  });

  it('tries again after a failure', async () => {
    writeNpx('exit 1');
    await runTask('test');
    writeNpx('echo "$@" >> calls');
    expect(await runTask('test')).toMatchObject({ code: 0 });
    expect(calls()).toHaveLength(1);
  });

  it('says what to do when there is no npx', async () => {
    rmSync(join(copy, 'programs/npx'));
    const { code, stderr } = await runTask('test');
    expect(code).toBe(1);
    expect(stderr).toContain('Install npm');
  });

  it("ends with the task's exit code", async () => {
    writeTask('process.exitCode = 7');
    expect(await runTask('test')).toMatchObject({ code: 7 });
  });

  it('ends with 130 when it is interrupted, after its task has ended', async () => {
    writeTask(`
      process.on('SIGINT', () => setTimeout(() => { console.log('cleaned up'); process.exit(0); }, 50));
      setInterval(() => {}, 1000);
      console.log('running');
    `);
    const { child, ended } = start(['test']);
    child.stdout.once('data', () => child.kill('SIGINT'));
    expect(await ended).toMatchObject({ code: 130, stdout: 'running\ncleaned up\n' });
  });

  it('hides from its task what an outer npm says of itself, and keeps what a person has set', async () => {
    writeTask('console.log(Object.keys(process.env).filter((name) => /^npm_/.test(name)).join())');
    const env = { npm_lifecycle_event: 'test', npm_config_prefix: '/', npm_config_registry: 'x' };
    expect(await start(['test'], env).ended).toMatchObject({ stdout: 'npm_config_registry\n' });
  });

  it('names its tasks when it is asked for another', async () => {
    const { code, stderr } = await runTask('tset');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Usage: .*start\|test\|/);
  });
});

async function runTask(...args: readonly string[]): Promise<Outcome> {
  return start(args).ended;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join(copy, 'bootstrap/run.mjs'), ...args], {
    cwd: copy,
    env: { ...process.env, PATH: join(copy, 'programs'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

function writeTask(source: string): void {
  writeFileSync(join(copy, 'scripts/test.ts'), source);
}

function writeNpx(script: string): void {
  writeFileSync(join(copy, 'programs/npx'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function calls(): readonly string[] {
  return readFileSync(join(copy, 'calls'), 'utf8').trimEnd().split('\n');
}
