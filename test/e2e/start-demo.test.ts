import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { shownPattern } from '../documents/shown-pattern.ts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { until } from '../running-site.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { checkout } from '../workspace/sources.ts';

// Each demo of a test, and every process that it starts, has a TMPDIR of the test's.
vi.setConfig({ testTimeout: 120_000 });

interface Demo {
  readonly folder: string;
  /** What it has said so far, and at last. */
  readonly said: () => string;
  readonly written: Promise<string>;
  readonly ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
}

function startDemo(folder: string, command: readonly [string, ...string[]]): Demo {
  const [program, ...words] = command;
  const child = spawn(program, words, {
    cwd: checkout,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  return {
    folder,
    said: () => said,
    written: text(child.stdout),
    ended: once(child, 'close').then(([code, by]) => (code ?? by) as number | string),
    kill: (signal) => void child.kill(signal),
  };
}

const demoCommand = [process.execPath, hawserProgram, 'start-demo'] as const;

/** The processes of all demos with that TMPDIR, each with its words. */
async function processesOf(folder: string): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const read = async (file: string): Promise<string> =>
      readFile(join('/proc', name, file), 'utf8').catch(() => '');
    const [environment, words] = await Promise.all([read('environ'), read('cmdline')]);
    if (environment.split('\0').includes(`TMPDIR=${folder}`)) {
      found.set(Number(name), words.replaceAll('\0', ' '));
    }
  }
  return found;
}

async function allGone(folder: string): Promise<boolean> {
  return (await processesOf(folder)).size === 0;
}

async function demosIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('hawser-demo-'));
}

/** What README.md shows of it. */
async function inReadme(): Promise<RegExp> {
  const readme = await readFile(join(checkout, 'README.md'), 'utf8');
  const [, shown = ''] = /^```text\n\$ npm start\n(.*?)^```$/ms.exec(readme) ?? [];
  return shownPattern(shown);
}

describe.runIf(process.platform === 'linux')('the demo', () => {
  it('is shown by npm start: a page gets to the paper, and nothing else is left', async () => {
    const folder = await temporaryFolder();
    const killed = startDemo(folder, demoCommand);
    await until(() => killed.said().includes('Start a connector'));
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    await until(async () => allGone(folder));
    const [left = ''] = await demosIn(folder);
    expect((await stat(join(folder, left))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, left))).toContain('site');

    const demo = startDemo(folder, ['npm', 'start', '--silent']);
    const written = await demo.written;
    expect(await demo.ended, demo.said()).toBe(0);
    expect(demo.said() + written).toMatch(await inReadme());
    const [paper = ''] = /\S+\.pdf$/m.exec(written) ?? [];
    const page = await readFile(paper, 'latin1');
    expect(page).toMatch(/^%PDF-1\.4\n.*\(Printed by Ada/s);
    expect(written.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await processesOf(folder)).toEqual(new Map());
    const [own = '', ...others] = await demosIn(folder);
    expect(others).toEqual([]);
    expect((await readdir(join(folder, own))).toSorted()).toEqual(['demo.lock', 'paper']);
  });

  it('that fails in the middle says why, and leaves nothing', async () => {
    const folder = await temporaryFolder();
    const demo = startDemo(folder, demoCommand);
    await until(() => demo.said().includes('Start two printers'));
    const [site] =
      [...(await processesOf(folder))].find(([, words]) => /start-site/.test(words)) ?? [];
    process.kill(site ?? 0, 'SIGKILL');
    expect(await demo.ended).toBe(1);
    expect(demo.said()).toMatch(
      /^Start-Demo: "hawser \S+" failed: \S.*\n {2}All that was started/m,
    );
    expect(await processesOf(folder)).toEqual(new Map());
    expect(await demosIn(folder)).toEqual([]);
  });
});

describeWithPeers('terminal', 'the demo on a terminal', () => {
  it('takes lines to try, and ends when somebody leaves', async () => {
    const folder = await temporaryFolder();
    const terminal = await openTerminal(folder);
    const enter = async (line: string): Promise<void> => {
      await terminal.type(line);
      await terminal.press('Enter');
    };
    await enter(`TMPDIR='${folder}' hawser start-demo; echo "exit $?"`);
    await terminal.shows('Start a site');
    await until(async () => /^demo>$/m.test(await terminal.screen()));
    // The way begins above the screen where it has many steps.
    expect(await terminal.screen()).toMatch(/printer-completed.*paper\/Library\/job-1\.pdf.*try:/s);
    await enter('get-cloud-printer -Property name,location');
    await terminal.shows(/Lobby +country=NL;building=Harbour House;floor_number=0\n(?:.*\n)?demo>/);
    await enter("clear; hawser-agent print welcome.pdf Lobby -Property 'id,state' | tr a-z A-Z");
    await terminal.shows(/LOBBY\/1\n.*: COMPLETED/);
    await enter('clear; tail -f /dev/null');
    const runs = async (): Promise<boolean> =>
      [...(await processesOf(folder)).values()].some((words) => /tail -f \/dev\/null/.test(words));
    await until(runs);
    await terminal.press('C-c');
    await terminal.shows(/demo>$/m);
    await terminal.type('never mind');
    await terminal.press('C-c');
    await terminal.shows(/never mind\^C\n+demo>$/m);
    await terminal.press('C-d');
    await terminal.shows('exit 0');
    expect(await processesOf(folder)).toEqual(new Map());
  });
});
