import { execFile, spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { installService } from '@hawser/command/service/install-service';
import type { ServiceOptions } from '@hawser/command/service/service-options';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import {
  agent,
  agentForAll,
  linux,
  mac,
  odd,
  oddLinux,
  oddMac,
  oddWindows,
  windows,
} from './sample-service.ts';

/** The text of the file that defines the service. */
function definitionOf(options: ServiceOptions): string {
  const { definition, steps } = installService(options);
  const step = steps.find((each) => each.kind === 'write' && each.path === definition);
  return step?.kind === 'write' ? step.text : '';
}

const samples: readonly (readonly [file: string, options: ServiceOptions])[] = [
  ['system.service', linux],
  ['system-odd.service', oddLinux],
  ['user.service', { ...linux, root: false }],
  ['user-odd.service', { ...oddLinux, root: false, lowPort: false }],
  ['daemon.plist', mac],
  ['daemon-odd.plist', oddMac],
  ['agent.plist', { ...mac, root: false }],
  ['machine-task.xml', windows],
  ['machine-task-odd.xml', oddWindows],
  ['user-task.xml', { ...windows, root: false }],
  ['hawser-agent.service', { ...linux, ...agent }],
  ['hawser-agent-user.service', { ...linux, ...agent, root: false }],
  ['hawser-agent-for-all.service', agentForAll],
  ['hawser-agent.plist', { ...mac, ...agent }],
  ['hawser-agent-task.xml', { ...windows, ...agent }],
];

describe('the definition of a service', () => {
  it.each(samples)('is that of golden/%s', async (file, options) => {
    await expect(definitionOf(options)).toMatchFileSnapshot(`golden/${file}`);
  });

  it('is refused where its format cannot say it', () => {
    const program = (...words: [string, string]) => ({ program: words });
    for (const options of [
      { ...linux, ...program('/opt/"x"/node', '/opt/hawser.js') },
      { ...mac, ...program('/opt/node', '/opt/\u0001.js') },
      { ...windows, ...program('C:\\%TEMP%\\node.exe', 'C:\\hawser.js') },
      { ...windows, ...program('C:\\node.exe', 'C:\\$(Arg0).js') },
      { ...windows, home: 'C:\\\'"`' },
    ]) {
      expect(() => installService(options)).toThrow(
        expect.objectContaining({ code: 'service-unwritable-word' }),
      );
    }
    expect(() => installService({ ...linux, platform: 'aix' })).toThrow(
      'Hawser knows no services of this system (aix).',
    );
  });

  it('has a problem where the service would not see what it needs', () => {
    for (const options of [
      { ...linux, program: ['/run/user/501/node', '/usr/lib/hawser.js'] },
      { ...linux, program: ['/usr/bin/node', '/home/ada/hawser.js'] },
      { ...linux, dataFolder: '/tmp' },
      { ...linux, home: '/srv/../home/ada' },
    ] as const) {
      expect(installService(options).problems).toMatchObject([{ code: 'service-hidden' }]);
      expect(installService({ ...options, root: false }).problems ?? []).toEqual([]);
    }
    expect(installService({ ...linux, dataFolder: '/homes/site' }).problems).toEqual([]);
    expect(installService({ ...agentForAll, dataFolder: '/home/ada/agent' }).problems).toEqual([]);
  });

  it('makes no user where it runs as root', () => {
    const steps = installService(agentForAll).steps.map(({ target }) => target);
    expect(steps).toEqual([
      '/etc/systemd/system/hawser-agent.service',
      'systemctl daemon-reload',
      'systemctl enable hawser-agent.service',
      'systemctl restart hawser-agent.service',
    ]);
  });

  it('names no folder that systemd makes by itself', () => {
    const within = { ...linux, home: '/var/lib/hawser', dataFolder: '/var/lib/hawser/data/site' };
    expect(definitionOf(within)).toBe(definitionOf(linux));
    expect(installService(within).steps).toEqual(installService(linux).steps);
  });
});

/** A unit whose programs are there, as a file of its own. */
async function unitFile(options: ServiceOptions): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, odd));
  await symlink(process.execPath, join(folder, odd, 'node'));
  const path = join(folder, 'hawser-site.service');
  const [, script] = options.program;
  const text = definitionOf({ ...options, program: [`/opt/${odd}/node`, script] });
  // Only here is it in a folder for the moment, where a service of the machine would not see it.
  await writeFile(
    path,
    text.replace('ExecStart="/opt/', () => `ExecStart="${folder}/`),
  );
  return path;
}

describeWithPeers('systemd', 'a unit, to systemd itself', () => {
  const units: [string, ServiceOptions, string[]][] = [
    ['system', linux, []],
    ['odd system', oddLinux, []],
    ['user', { ...linux, root: false }, ['--user']],
    ['odd user', { ...oddLinux, root: false }, ['--user']],
    ['agent', { ...linux, ...agent }, []],
    ['agent of a user', { ...linux, ...agent, root: false }, ['--user']],
    ['agent for all users', agentForAll, []],
  ];

  it.each(units)('is right: %s', async (_, options, scope) => {
    const verified = spawnSync('systemd-analyze', [...scope, 'verify', await unitFile(options)], {
      encoding: 'utf8',
    });
    expect(verified).toMatchObject({ stderr: '', stdout: '', status: 0 });
  });

  it('is found to be wrong when it is', async () => {
    const path = await unitFile(linux);
    await writeFile(path, '[Service]\nExecStart=relative\n');
    expect(spawnSync('systemd-analyze', ['verify', path]).status).not.toBe(0);
  });

  // The scale goes from 0 to 10, which is what a unit gets that says nothing.
  it.each([
    ['system', linux, 2],
    ['system with low ports', { ...linux, lowPort: true }, 2],
    ['user', { ...linux, root: false }, 7],
    ['agent', { ...linux, ...agent }, 2],
    ['agent of a user', { ...linux, ...agent, root: false }, 7],
    // It has to become others, and to see their processes and their homes.
    ['agent for all users', agentForAll, 5],
  ])('leaves little exposed: %s', async (_, options, most) => {
    const path = await unitFile(options);
    const { stdout } = await promisify(execFile)('systemd-analyze', [
      'security',
      '--offline=true',
      '--no-pager',
      path,
    ]);
    const [, level = 'none'] = /Overall exposure level for .*: ([\d.]+)/.exec(stdout) ?? [];
    expect(Number(level)).toBeGreaterThan(0);
    expect(Number(level)).toBeLessThanOrEqual(most);
  });
});

const readPlist =
  'import json, plistlib, sys; print(json.dumps(plistlib.load(sys.stdin.buffer, fmt=plistlib.FMT_XML)))';
const readTask = `
import json, sys, xml.etree.ElementTree as tree
task = tree.parse(sys.stdin.buffer)
print(json.dumps({e.tag.split('}')[1]: e.text for e in task.iter() if len(e) == 0}))`;

function parsed(script: string, input: Buffer | string): Record<string, unknown> {
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

describeWithPeers('xml', 'to a parser of its format', () => {
  it.each([mac, oddMac, { ...oddMac, root: false }])(
    'a property list says what it should',
    (options) => {
      const { nodeOptions = [], arguments: words, home, root } = options;
      const [node, script] = options.program;
      expect(parsed(readPlist, definitionOf(options))).toMatchObject({
        ProgramArguments: [node, ...nodeOptions, script, ...words],
        EnvironmentVariables: { HAWSER_HOME: home ?? '/Library/Application Support/hawser' },
        KeepAlive: { SuccessfulExit: false },
        Umask: 0o077,
        ...(root ? { UserName: 'daemon' } : {}),
      });
    },
  );

  it.each([windows, oddWindows, { ...windows, root: false }])(
    'a task says what it should',
    (options) => {
      const bytes = Buffer.from(`\ufeff${definitionOf(options)}`, 'utf16le');
      const task = parsed(readTask, bytes);
      expect(task).toMatchObject({
        Description: options.description,
        UserId: options.root ? 'S-1-5-19' : String.raw`OFFICE\ada`,
      });
      const { Command: command, Arguments: words } = task;
      const [node, ...others] = split(`${String(command)} ${String(words)}`);
      expect(node).toBe(options.program[0]);
      expect(others.filter((word) => !word.startsWith('--env-file='))).toEqual([
        ...(options.nodeOptions ?? []),
        options.program[1],
        ...options.arguments,
      ]);
    },
  );
});

/** As CommandLineToArgvW does it: 2n backslashes before a quote are n, and one more makes it a letter. */
function split(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const [, slashes = '', quote, other = ''] of line.matchAll(/(\\*)(?:(")|([^"\\]))|\\+$/g)) {
    if (quote === undefined) {
      if (!quoted && other === ' ' && slashes === '') {
        if (word !== undefined) words.push(word);
        word = undefined;
      } else {
        word = (word ?? '') + slashes + other;
      }
      continue;
    }
    word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2));
    if (slashes.length % 2 === 1) word += '"';
    else quoted = !quoted;
  }
  return word === undefined ? words : [...words, word];
}
