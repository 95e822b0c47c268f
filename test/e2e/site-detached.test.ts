import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isHeld } from '@hawser/core/site/hold-site-folder';
import { expect, it, onTestFinished } from 'vitest';
import { siteNodeOptions } from '../../packages/cli/src/site-start/site-node-options.ts';
import { hawser, hawserProgram, temporaryFolder } from '../hawser.ts';
import { siteFolderIn, startSite, until, usedHome } from '../running-site.ts';

interface Shown {
  readonly process: number;
  readonly url: string;
  readonly certificateUrl: string;
  readonly state: string;
}

async function shown(home: string, ...words: string[]): Promise<Shown> {
  const { code, stdout, stderr } = await hawser([...words, '-o', 'json'], { home });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { value } = JSON.parse(stdout) as { value: Shown[] };
  if (value[0] === undefined) throw new Error(stderr);
  return value[0];
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('a site in the background outlives the command, answers others, and is stopped by one', async () => {
  const home = await usedHome();
  const started = await shown(home, 'start-site', '-Detach', '-Listen', '127.0.0.1:0');
  onTestFinished(() => void (isThere(started.process) && process.kill(started.process, 'SIGKILL')));
  expect(started).toMatchObject({ state: 'ready', profile: 'local' });
  // What it has in memory while much goes through it is bounded.
  const words = execFileSync('ps', ['-o', 'args=', '-p', String(started.process)], {
    encoding: 'utf8',
  });
  expect(words.split(' ')).toEqual(expect.arrayContaining([...siteNodeOptions]));
  expect(await shown(home, 'get-site')).toMatchObject({ state: 'ready', url: started.url });

  // What it said last stays readable, whoever else tries to start it meanwhile.
  const again = await hawser(['start-site', '-Detach', '-Listen', '127.0.0.1:0'], { home });
  expect(again.code).toBe(5);
  expect(again.stderr).toContain(`process ${started.process} since`);

  const stopped = await hawser(['stop-site'], { home });
  expect(stopped).toMatchObject({ code: 0, stderr: '' });
  await until(() => !isThere(started.process));
  expect(await shown(home, 'get-site')).toMatchObject({ state: 'stopped' });
  const { stdout } = await hawser(['get-site-log', '-Last', '3'], { home });
  expect(stdout).toContain('the site has ended');
});

it('where there has never been one, get-site and stop-site say how to start it', async () => {
  const home = await temporaryFolder();
  for (const command of ['get-site', 'stop-site', 'test-site']) {
    const { code, stdout, stderr } = await hawser([command], { home });
    expect({ command, stdout }).toEqual({ command, stdout: '' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/hawser (?:start-site|add-profile)/);
  }
});

it('one that was killed is shown as stopped, and what it left is in nobody’s way', async () => {
  const site = await startSite({ home: await usedHome() });
  await site.kill();
  expect(await readFile(siteFolderIn(site.home).running, 'utf8')).toContain(`${site.child.pid}`);
  expect(await shown(site.home, 'get-site')).toMatchObject({ state: 'stopped' });
});

it('a start that is stopped by Ctrl-C says so once no site runs any more', async () => {
  const home = await temporaryFolder();
  const folder = siteFolderIn(home);
  const words = [hawserProgram, 'start-site', '-Detach', '-Listen', '127.0.0.1:0'];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const ended = once(child, 'exit');
  await until(async () => isHeld(folder));
  child.kill('SIGINT');
  const [code] = (await ended) as [number];
  expect({ code, stdout: await stdout }).toEqual({ code: 130, stdout: '' });
  expect(await stderr).toContain(`The start was stopped, and no site runs in ${folder.root}.`);
  expect(await isHeld(folder)).toBe(false);
  expect((await startSite({ home })).running.pid).toBeGreaterThan(0);
});
