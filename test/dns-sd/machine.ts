import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { atEnd } from '../printing/at-end.ts';
import { printerFolder } from '../printing/printer-folder.ts';

/** What seems to be another machine: it has a network and an Avahi of its own. */
export interface Machine {
  readonly pid: number;
  /** Of its D-Bus, as DBUS_SYSTEM_BUS_ADDRESS has it. */
  readonly bus: string;
  /** Runs a program there to its end; what it prints. */
  run(program: string, ...words: string[]): Promise<string>;
  /** Starts a program there, and waits until it has said what matches. */
  start(program: string, words: readonly string[], ready: RegExp): Promise<Started>;
  /** Starts its Avahi. */
  announces(): Promise<Started>;
}

export interface Started {
  said(): string;
  says(what: RegExp): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Loopback, as where avahi-daemon is used for printers on USB: programs of the machine hear one another there. */
const setUp = `set -e
mount -t tmpfs none /run
mount --bind "$1/passwd" /etc/passwd
mount --bind "$1/group" /etc/group
ip link set lo up
echo ready
exec cat`;

export async function startMachine(name: string): Promise<Machine> {
  const folder = await printerFolder();
  const at = (file: string): string => join(folder, file);
  // Where its package was only unpacked there is no user of that name.
  for (const file of ['passwd', 'group']) {
    const rest = file === 'passwd' ? ':0::/:/bin/false' : ':';
    const before = await readFile(join('/etc', file), 'utf8');
    const others = before.split('\n').filter((line) => line !== '' && !line.startsWith('avahi:'));
    await writeFile(at(file), `${[...others, `avahi:x:0${rest}`].join('\n')}\n`);
  }
  await writeFile(at('bus.conf'), busSettings(at('bus')));
  await writeFile(at('avahi.conf'), avahiSettings(name));
  const words = ['--net', '--mount', 'sh', '-c', setUp, 'sh', folder];
  const holder = spawn('unshare', words, { stdio: ['pipe', 'pipe', 'pipe'] });
  await startedAs('unshare', holder).says(/ready/);
  const pid = holder.pid ?? 0;
  const bus = `unix:path=${at('bus')}`;
  const inside = ['--target', String(pid), '--net', '--mount', '--'];
  const env = {
    ...process.env,
    DBUS_SYSTEM_BUS_ADDRESS: bus,
    PATH: `${process.env['PATH']}:/usr/sbin:/sbin`,
  };
  const machine: Machine = {
    pid,
    bus,
    async run(program, ...more) {
      const all = [...inside, program, ...more];
      return (await promisify(execFile)('nsenter', all, { env, timeout: 15_000 })).stdout;
    },
    async start(program, more, ready) {
      const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe'];
      const child = spawn('nsenter', [...inside, program, ...more], { env, stdio });
      const started = startedAs(program, child);
      await started.says(ready);
      return started;
    },
    async announces() {
      const settings = ['--file', at('avahi.conf'), '--no-drop-root', '--no-chroot'];
      const quiet = ['--no-rlimits', '--no-proc-title'];
      return await machine.start('avahi-daemon', [...settings, ...quiet], /startup complete/);
    },
  };
  const forBus = ['--config-file', at('bus.conf'), '--nofork', '--nopidfile', '--print-address'];
  await machine.start('dbus-daemon', forBus, /unix:path/);
  return machine;
}

/** Lays a cable between two machines. */
export async function connectMachines(
  [one, address]: readonly [Machine, string],
  [other, otherAddress]: readonly [Machine, string],
): Promise<void> {
  const pair = ['link', 'add', 'wire', 'type', 'veth', 'peer', 'name', 'wire'];
  await one.run('ip', ...pair, 'netns', String(other.pid));
  for (const [machine, place] of [
    [one, address],
    [other, otherAddress],
  ] as const) {
    await machine.run('ip', 'address', 'add', `${place}/24`, 'dev', 'wire');
    await machine.run('ip', 'link', 'set', 'wire', 'up');
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function startedAs(program: string, child: Child): Started {
  let said = '';
  const heard = new EventTarget();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      heard.dispatchEvent(new Event('said'));
    });
  }
  const exit = once(child, 'exit');
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await exit;
  };
  atEnd(async () => end('SIGKILL'));
  return {
    said: () => said,
    async says(what) {
      while (!what.test(said)) {
        const ended = exit.then(() => {
          throw new Error(`${program} has ended: ${said}`);
        });
        await Promise.race([once(heard, 'said'), ended]);
      }
    },
    end,
  };
}

function busSettings(path: string): string {
  const messages = ['method_call', 'signal', 'method_return', 'error'];
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
<type>system</type>
<listen>unix:path=${path}</listen>
<auth>EXTERNAL</auth>
<policy context="default">
<allow user="*"/>
<allow own="*"/>
${messages.map((type) => `<allow send_type="${type}"/>\n<allow receive_type="${type}"/>`).join('\n')}
</policy>
</busconfig>
`;
}

function avahiSettings(name: string): string {
  return `[server]
host-name=${name}
use-ipv4=yes
use-ipv6=no
[publish]
publish-hinfo=no
publish-workstation=no
[rlimits]
`;
}
