import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '@hawser/core/clock';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hawserProgram } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { beginningOfCall, connectAsAdmin, restOfCall } from '../raw-request.ts';
import { startSite, type TestSite, until, usedHome } from '../running-site.ts';

async function started(...words: string[]): Promise<TestSite> {
  return await startSite({ home: await usedHome(), words });
}

async function refusesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({
    host: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port: Number(port),
  });
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

async function draining({ running }: TestSite): Promise<void> {
  await until(async () => refusesConnections(running.url));
  await until(async () => refusesConnections(running.certificateUrl));
}

describe('SIGTERM', () => {
  it('lets a request that is on its way finish, and takes no more', async () => {
    const site = await started();
    const one = await connectAsAdmin(site);
    one.send(beginningOfCall);
    // The site has seen it once it answers another one that came later.
    expect((await site.ask('/healthz')).status).toBe(200);
    site.child.kill('SIGTERM');
    await draining(site);
    one.send(restOfCall);
    expect(await one.closed()).toMatch(/^HTTP\/1\.1 200 OK[^]*connection: close/i);
    expect(await site.ended()).toBe(0);
    await expect(access(site.folder.running)).rejects.toThrow('ENOENT');
  });

  it('cuts a request that takes longer than drainSeconds', async () => {
    const site = await started('-DrainSeconds', '1');
    const one = await connectAsAdmin(site);
    one.send(beginningOfCall);
    expect((await site.ask('/healthz')).status).toBe(200);
    expect(await site.stop()).toBe(0);
    expect(await one.closed()).toBe('');
    const { stdout } = await hawserHere(['get-site-log'], { home: site.home });
    expect(stdout).toContain('requests were cut off, because they took too long cut=1');
    expect(stdout).toContain('the site has ended');
  });

  it('does not wait for a connection on which nothing runs', async () => {
    const site = await started();
    const one = await connectAsAdmin(site);
    one.send('GET /healthz HTTP/1.1\r\nHost: site\r\n\r\n');
    await one.answered(/"ok"/);
    expect(await site.stop()).toBe(0);
    await one.closed();
  });

  it('a second time ends it at once, and the folder is free', async () => {
    const site = await started('-DrainSeconds', '600');
    const { home } = site;
    const one = await connectAsAdmin(site);
    one.send(beginningOfCall);
    expect((await site.ask('/healthz')).status).toBe(200);
    site.child.kill('SIGTERM');
    await draining(site);
    site.child.kill('SIGTERM');
    expect(await site.ended()).toBe(130);
    expect((await (await startSite({ home })).ask('/readyz')).status).toBe(200);
  });
});

it('Ctrl-C in the foreground stops as well', async () => {
  const home = await usedHome();
  const child = spawn(process.execPath, [hawserProgram, 'start-site', '-Listen', '127.0.0.1:0'], {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (shown += text));
  await until(() => shown.includes('the site is ready'));
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await until(() => child.stderr.readableEnded);
  expect(shown).toContain('the site stops: it takes nothing more, and finishes what runs');
  expect(shown).toContain('the site has ended');
});

describe('stop-site', () => {
  it('comes back when the site has ended, and says where there is none', async () => {
    const site = await started();
    const one = await connectAsAdmin(site);
    one.send(beginningOfCall);
    expect((await site.ask('/healthz')).status).toBe(200);
    const stopping = hawserHere(['stop-site'], { home: site.home });
    await draining(site);
    const answered = one.closed().then(() => 'answer');
    const first = Promise.race([stopping.then(() => 'command'), answered]);
    one.send(restOfCall);
    expect(await first).toBe('answer');
    expect(await one.closed()).toContain('200 OK');
    expect(await stopping).toMatchObject({ code: 0, stderr: '' });
    expect(await site.ended()).toBe(0);
    const again = await hawserHere(['stop-site'], { home: site.home });
    expect(again.code).toBe(3);
    expect(again.stderr).toContain(`No site runs in ${site.folder.root}.`);
    expect(again.stderr).toContain('Start it: hawser start-site.');
  });

  it('says so after a kill -9, too', async () => {
    const site = await started();
    await site.kill();
    const { code, stderr } = await hawserHere(['stop-site'], { home: site.home });
    expect(code).toBe(3);
    expect(stderr).toContain('No site runs in');
  });

  it('ends a site that hangs only with -Force', async () => {
    const site = await started('-DrainSeconds', '0');
    site.child.kill('SIGSTOP');
    // What it waits is over at once, but not before it has looked as often.
    using _ = vi.spyOn(systemClock, 'sleep').mockImplementation(async () => setImmediate());
    const { code, stderr } = await hawserHere(['stop-site', '-Force'], { home: site.home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await site.ended()).toBe('SIGKILL');
    expect((await (await startSite({ home: site.home })).ask('/readyz')).status).toBe(200);
  });
});
