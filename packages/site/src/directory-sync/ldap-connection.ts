import type { Client } from 'ldapts';
import { systemClock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { Deadline } from './deadline.ts';
import { encryptedSocket } from './encrypted-socket.ts';
import { ldapTrouble } from './ldap-trouble.ts';
import { MessageSocket } from './message-socket.ts';
import type { PremisesDirectory } from './premises-directory.ts';

const connectMs = 10_000;
const answerMs = 60_000;

export interface Bind {
  readonly name: string;
  readonly password: Secret;
  /** Ends the connection. */
  readonly signal?: AbortSignal | undefined;
}

/** Somebody's connection to a directory. */
export interface Bound {
  readonly client: Client;
  /** Whether the directory has said last that there is another page. */
  readonly isMoreToCome: () => boolean;
}

/** A connection that is encrypted, and on which somebody has proved who he is. */
export async function boundConnection(
  directory: PremisesDirectory,
  { name, password, signal }: Bind,
): Promise<Bound> {
  let bound: Bound | undefined;
  try {
    bound = await connected(directory, signal);
    await bound.client.bind(name, password.reveal());
    return bound;
  } catch (error) {
    await bound?.client.unbind().catch(() => undefined);
    throw ldapTrouble({ directory, bindName: name, signal }, error);
  }
}

async function connected(
  directory: PremisesDirectory,
  signal: AbortSignal | undefined,
): Promise<Bound> {
  const { Client: LdapClient } = await import('ldapts');
  using deadline = new Deadline(systemClock, connectMs);
  const ends = signal === undefined ? [] : [signal];
  const encrypted = await encryptedSocket(directory, AbortSignal.any([deadline.signal, ...ends]));
  // Left to itself ldapts connects again, as nobody, when a connection has ended. And what is put
  // behind the answer to StartTLS it takes for an answer to what it asks later, such as a password.
  let isTaken = false;
  const socket = new MessageSocket(encrypted);
  const client = new LdapClient({
    url: 'ldap://already.encrypted',
    timeout: answerMs,
    createConnection() {
      if (isTaken) throw new Error('the connection has ended');
      isTaken = true;
      return socket;
    },
  });
  return { client, isMoreToCome: () => socket.isMoreToCome };
}
