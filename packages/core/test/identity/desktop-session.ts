import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { killed } from '../child-script.ts';

/** A bus of a desktop session, on which programs find the secret service. */
export interface DesktopSession {
  readonly bus: ChildProcess;
  readonly env: NodeJS.ProcessEnv;
}

/** Signs in to a desktop whose keyrings are in the home folder. Whatever it starts ends with it. */
export async function signIn(home: string): Promise<DesktopSession> {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  await mkdir(env.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(async () => killed(bus));
  const [address] = await once(bus.stdout, 'data');
  return { bus, env: { ...env, DBUS_SESSION_BUS_ADDRESS: String(address).trim() } };
}

/**
 * Starts GNOME's secret service with the login keyring unlocked, as a graphical sign-in does. Its
 * process number.
 */
export async function unlockKeyring({ env }: DesktopSession): Promise<number> {
  const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('password');
  const [code] = await once(daemon, 'exit');
  if (code !== 0) throw new Error(`gnome-keyring-daemon ended with ${String(code)}.`);
  // It goes on in the background, and is not on the bus yet.
  for (let tries = 0; tries < 100; tries++) {
    const pid = await secretServicePid(env);
    if (pid !== undefined) return pid;
    await setTimeout(20);
  }
  throw new Error('gnome-keyring-daemon did not come to the bus.');
}

async function secretServicePid(env: NodeJS.ProcessEnv): Promise<number | undefined> {
  const question = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const asking = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/'];
  const words = [...asking, question, 'string:org.freedesktop.secrets'];
  const answer = spawn('dbus-send', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  for await (const text of answer.stdout.setEncoding('utf8')) said += String(text);
  const [, pid] = /uint32 (\d+)/.exec(said) ?? [];
  return pid === undefined ? undefined : Number(pid);
}
