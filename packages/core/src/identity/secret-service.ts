import { join } from 'node:path';
import { type Bus, BusError, onBus } from '../dbus/bus.ts';
import type { BusCall } from '../dbus/message.ts';
import type { DBusValue } from '../dbus/write-values.ts';

const answering = 2000;

/**
 * Why secrets cannot be kept in the secret service of a Linux desktop, or undefined when they can.
 *
 * The keyring's library cannot be asked: without a service it goes on with a keyring of the kernel,
 * which is gone at shutdown; and a call that its service does not answer, be it that it waits for
 * somebody to type a password on another screen, keeps the process from ending.
 */
export async function secretServiceTrouble(): Promise<string | undefined> {
  const signal = AbortSignal.timeout(answering);
  try {
    return await onBus({ address: sessionBus(process.env), signal }, troubleOn);
  } catch (error) {
    const reason = signal.aborted ? 'it does not answer' : messageOf(error);
    return `the session bus cannot be asked for the secret service (${reason})`;
  }
}

function sessionBus(env: NodeJS.ProcessEnv): string {
  const runtime = env['XDG_RUNTIME_DIR'] ?? `/run/user/${process.getuid?.() ?? 0}`;
  return env['DBUS_SESSION_BUS_ADDRESS'] ?? `unix:path=${join(runtime, 'bus')}`;
}

// Secret Service API 0.2: the collection with the alias "default" is what programs keep secrets in.
async function troubleOn(bus: Bus): Promise<string | undefined> {
  const service = 'org.freedesktop.secrets';
  const keyring = await answerOf(bus, {
    service,
    path: '/org/freedesktop/secrets',
    method: 'org.freedesktop.Secret.Service.ReadAlias',
    signature: 's',
    values: ['default'],
  });
  if (keyring === undefined) return 'there is no secret service on the session bus';
  if (keyring === '/') return 'the secret service has no keyring yet';
  const isLocked = await answerOf(bus, {
    service,
    path: String(keyring),
    method: 'org.freedesktop.DBus.Properties.Get',
    signature: 'ss',
    values: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  if (isLocked === false) return undefined;
  return isLocked === true
    ? 'the keyring of the secret service is locked'
    : 'the secret service does not say whether it is locked';
}

/** What comes back; undefined where the service says no, or is not there. */
async function answerOf(bus: Bus, call: BusCall): Promise<DBusValue | undefined> {
  try {
    const [answer] = await bus.call(call);
    return answer;
  } catch (error) {
    if (error instanceof BusError) return undefined;
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
