import { flagIn, onSessionBus, textIn, type SessionBus } from './session-bus.ts';

const answering = 2000;

/**
 * Why secrets cannot be kept in the secret service of a Linux desktop, or undefined when they can.
 *
 * The keyring's library cannot be asked: without a service it goes on with a keyring of the kernel,
 * which is gone at shutdown; and a call that its service does not answer, be it that it waits for
 * somebody to type a password on another screen, keeps the process from ending.
 */
export async function secretServiceTrouble(): Promise<string | undefined> {
  try {
    return await onSessionBus(AbortSignal.timeout(answering), troubleOn);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `the session bus cannot be asked for the secret service (${reason})`;
  }
}

// Secret Service API 0.2: the collection with the alias "default" is what programs keep secrets in.
async function troubleOn(bus: SessionBus): Promise<string | undefined> {
  const service = 'org.freedesktop.secrets';
  const alias = await bus.call({
    service,
    path: '/org/freedesktop/secrets',
    method: 'org.freedesktop.Secret.Service.ReadAlias',
    arguments: ['default'],
  });
  if (alias === undefined) return 'there is no secret service on the session bus';
  const keyring = textIn(alias);
  if (keyring === '/') return 'the secret service has no keyring yet';
  const locked = await bus.call({
    service,
    path: keyring,
    method: 'org.freedesktop.DBus.Properties.Get',
    arguments: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  if (locked === undefined) return 'the secret service does not say whether it is locked';
  return flagIn(locked) ? 'the keyring of the secret service is locked' : undefined;
}
