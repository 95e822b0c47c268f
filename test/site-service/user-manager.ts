import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { appendFile, chown, mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { missingPeers } from '../peers/peers.ts';
import { atEnd } from '../printing/at-end.ts';
import { printerFolder } from '../printing/printer-folder.ts';
import { until } from '../running-site.ts';

const systemd = '/lib/systemd/systemd';
/** Nobody of this machine. */
const uid = 61_234;

/** Whether somebody's systemd can run here: as root, who gives it a control group, in a mount namespace. */
export const canHaveUserManager = isRoot() && controlGroups().length > 0 && canHaveControlGroup();

function isRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (missingPeers('service manager').length > 0) return false;
  return spawnSync('unshare', ['--mount', 'true']).status === 0;
}

/** The folders of the control groups of this process in which systemd makes its own. */
function controlGroups(): readonly string[] {
  const groups = new Map(
    readFileSync('/proc/self/cgroup', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([, hierarchy = '', group = '']) => [hierarchy, group]),
  );
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, place = '', type, options = '']) => {
      const isNamed = type === 'cgroup' && options.split(',').includes('name=systemd');
      const group = groups.get(isNamed ? 'name=systemd' : '');
      return (isNamed || type === 'cgroup2') && group !== undefined ? [join(place, group)] : [];
    });
}

function canHaveControlGroup(): boolean {
  const name = `hawser-${randomBytes(4).toString('hex')}`;
  try {
    accessSync(systemd, constants.X_OK);
    for (const group of controlGroups()) {
      mkdirSync(join(group, name));
      rmdirSync(join(group, name));
    }
    return true;
  } catch {
    return false;
  }
}

/** The systemd of somebody who has logged in, and nothing of that of the machine, were there one. */
export interface UserManager {
  /** Keeps a text for him alone; where. */
  keep(name: string, content: string): Promise<string>;
  /** What a program prints that he runs, of whatever kind, and how it ended. */
  run(...line: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }>;
  /** What systemd says of a property of a service. */
  property(service: string, name: string): Promise<string>;
}

export async function startUserManager(): Promise<UserManager> {
  const folder = await printerFolder();
  const home = join(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  await chown(home, uid, uid);
  await writeFile(join(folder, 'passwd'), `ada:x:${uid}:${uid}::${home}:/bin/sh\n`);
  await writeFile(join(folder, 'group'), `ada:x:${uid}:\n`);
  const name = `hawser-${randomBytes(4).toString('hex')}`;
  const groups = controlGroups().map((group) => join(group, name));
  for (const group of groups) {
    await mkdir(group);
    atEnd(async () => removeGroups(group));
    for (const file of ['.', 'cgroup.procs']) await chown(join(group, file), uid, uid);
  }
  const runtime = `/run/user/${uid}`;
  const script = `set -e
mount --make-rprivate /
mount -t tmpfs none /run
mount --bind ${folder}/passwd /etc/passwd
mount --bind ${folder}/group /etc/group
# By this systemd sees that the machine was booted by it.
mkdir -p /run/systemd/system ${runtime}
chown ${uid} ${runtime}
chmod 700 ${runtime}
read -r go
exec "$@"`;
  const asAda = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
  };
  const words = [...asAda, '--pdeathsig', 'TERM', systemd, '--user', '--unit=basic.target'];
  const manager = spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', ...words], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(manager, 'exit');
  // It ends its services before it ends itself.
  atEnd(async () => {
    if (manager.exitCode === null) manager.kill('SIGTERM');
    await ended;
  });
  for (const group of groups) {
    await appendFile(join(group, 'cgroup.procs'), `${manager.pid}\n`);
  }
  manager.stdin.end('go\n');
  const there = ['nsenter', `--mount=/proc/${manager.pid}/ns/mnt`, ...asAda];
  const run: UserManager['run'] = async (...line) => {
    const [first = '', ...rest] = [...there, ...line];
    const child = spawn(first, rest, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said: (await said).join('') };
  };
  await until(async () => (await run('systemctl', '--user', 'is-system-running')).code === 0);
  return {
    async keep(named, content) {
      const file = join(home, named);
      await writeFile(file, content, { mode: 0o600 });
      await chown(file, uid, uid);
      return file;
    },
    run,
    async property(service, property) {
      const line = ['systemctl', '--user', 'show', '--value', '-p', property, service];
      return (await run(...line)).said.trim();
    },
  };
}

/** With those that were made in it; nothing is in them any more. */
async function removeGroups(group: string): Promise<void> {
  const within = await readdir(group, { withFileTypes: true });
  for (const entry of within) if (entry.isDirectory()) await removeGroups(join(group, entry.name));
  await until(async () => (await readFile(join(group, 'cgroup.procs'), 'utf8')) === '');
  await rmdir(group);
}
