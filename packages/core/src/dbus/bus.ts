import { connect, type Socket } from 'node:net';
import {
  type BusCall,
  type BusMessage,
  callMessage,
  messageLength,
  readMessage,
  startLength,
} from './message.ts';
import type { DBusValue } from './write-values.ts';

/** A service has refused a call, or is not there. */
export class BusError extends Error {
  override readonly name = 'BusError';
  /** As org.freedesktop.DBus.Error.ServiceUnknown. */
  readonly errorName: string;

  constructor(errorName: string, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

export interface Bus {
  /** What comes back; a BusError where the service says no, or is not there. */
  call(call: BusCall): Promise<readonly DBusValue[]>;
  /** Settles when the connection has ended, with the reason. */
  readonly ended: Promise<Error>;
}

const longestLine = 512;
/** A service that has not answered after so long does not. */
const patienceMs = 25_000;

/**
 * Does the work on a D-Bus, as little of it as calling services and hearing their signals takes (D-Bus
 * Specification 0.43). Unlike a call of a native library it can be given up.
 */
export async function onBus<Result>(
  { address, signal, hear }: BusOptions,
  work: (bus: Bus) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const socket = connect({ path: socketPath(address) });
  const giveUp = (): void => void socket.destroy(new Error('it was given up'));
  signal.addEventListener('abort', giveUp);
  try {
    return await work(await openBus(socket, hear ?? (() => undefined)));
  } finally {
    signal.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

export interface BusOptions {
  /** As DBUS_SYSTEM_BUS_ADDRESS has it. */
  readonly address: string;
  readonly signal: AbortSignal;
  /** Gets the signals of services that were asked for by AddMatch. */
  readonly hear?: (message: BusMessage) => void;
}

function socketPath(address: string): string {
  const [, kind, value] = /(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (value === undefined) throw new Error('the address of the bus is not a socket');
  return (kind === 'abstract' ? '\0' : '') + decodeURIComponent(value);
}

async function openBus(socket: Socket, hear: (message: BusMessage) => void): Promise<Bus> {
  const ended = Promise.withResolvers<Error>();
  socket.once('error', (error) => ended.resolve(error));
  socket.once('close', () => ended.resolve(new Error('the bus has ended the connection')));
  const waiting = new Map<number, PromiseWithResolvers<BusMessage>>();
  const take = reader(socket);
  await authenticate(socket, take);
  const reading = readAll(take, (message) => {
    if (message.kind === 'signal') hear(message);
    else if (message.answers !== undefined) waiting.get(message.answers)?.resolve(message);
  });
  reading.catch((error: unknown) => {
    socket.destroy();
    ended.resolve(error instanceof Error ? error : new Error(String(error)));
  });
  const giveUpCalls = async (): Promise<void> => {
    const error = await ended.promise;
    for (const each of waiting.values()) each.reject(error);
  };
  void giveUpCalls();

  let serial = 0;
  const bus: Bus = {
    ended: ended.promise,
    async call(call) {
      serial += 1;
      const mine = serial;
      const answer = Promise.withResolvers<BusMessage>();
      waiting.set(mine, answer);
      const late = new Error(`${call.service} does not answer`);
      const timer = setTimeout(() => answer.reject(late), patienceMs).unref();
      if (socket.destroyed) answer.reject(await ended.promise);
      else socket.write(callMessage(call, mine));
      try {
        const { kind, errorName = '', values } = await answer.promise;
        const [said = ''] = values;
        if (kind === 'error') throw new BusError(errorName, String(said) || errorName);
        return values;
      } finally {
        clearTimeout(timer);
        waiting.delete(mine);
      }
    },
  };
  await bus.call({ ...busItself, method: 'org.freedesktop.DBus.Hello' });
  return bus;
}

/** The bus itself is a service, too. */
export const busItself = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

async function authenticate(socket: Socket, take: Take): Promise<void> {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  let line = '';
  while (!line.endsWith('\n')) {
    line += (await take(1)).toString('latin1');
    if (line.length > longestLine) throw new Error('that is no bus');
  }
  if (!line.startsWith('OK ')) throw new Error('the bus does not let this user in');
  socket.write('BEGIN\r\n');
}

async function readAll(take: Take, got: (message: BusMessage) => void): Promise<never> {
  for (;;) {
    const start = await take(startLength);
    const rest = await take(messageLength(start) - startLength);
    got(readMessage(Buffer.concat([start, rest])));
  }
}

type Take = (length: number) => Promise<Buffer>;

function reader(socket: Socket): Take {
  const chunks: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let buffered = Buffer.alloc(0);
  return async (length) => {
    while (buffered.length < length) {
      const chunk = await chunks.next();
      if (chunk.done === true) throw new Error('the bus has ended the connection');
      buffered = Buffer.concat([buffered, chunk.value]);
    }
    const taken = buffered.subarray(0, length);
    buffered = buffered.subarray(length);
    return taken;
  };
}
