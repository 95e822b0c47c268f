import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

/** A method of a service, with arguments that are all strings. */
export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly method: `${string}.${string}`;
  readonly arguments?: readonly string[];
}

export interface SessionBus {
  /** What comes back, for `textIn` and `flagIn`; undefined when the service says no, or is not there. */
  call(call: BusCall): Promise<Reply | undefined>;
}

interface Reply {
  readonly body: Buffer;
  readonly littleEndian: boolean;
}

/**
 * Does the work on the session's D-Bus, as little of it as asking a service a question takes (D-Bus
 * Specification 0.43). Unlike a call of a native library it can be given up.
 */
export async function onSessionBus<Result>(
  signal: AbortSignal,
  work: (bus: SessionBus) => Promise<Result>,
): Promise<Result> {
  const socket = connect({ path: socketPath(process.env) });
  const giveUp = (): void => void socket.destroy(new Error('it does not answer'));
  signal.addEventListener('abort', giveUp);
  try {
    return await work(await openBus(socket));
  } finally {
    signal.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

function socketPath(env: NodeJS.ProcessEnv): string {
  const runtime = env['XDG_RUNTIME_DIR'] ?? `/run/user/${process.getuid?.() ?? 0}`;
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? `unix:path=${join(runtime, 'bus')}`;
  const [, kind, value] = /(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (value === undefined) throw new Error('the address of the session bus is not a socket');
  return (kind === 'abstract' ? '\0' : '') + decodeURIComponent(value);
}

async function openBus(socket: Socket): Promise<SessionBus> {
  const take = reader(socket);
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  let line = '';
  while (!line.endsWith('\n')) line += (await take(1)).toString('latin1');
  if (!line.startsWith('OK ')) throw new Error('the session bus does not let this user in');
  socket.write('BEGIN\r\n');

  let serial = 0;
  const bus: SessionBus = {
    async call(call) {
      serial += 1;
      socket.write(callMessage(call, serial));
      for (;;) {
        const { type, ...reply } = await nextMessage(take);
        // There is one call at a time, and what is neither its result nor its error is a signal.
        if (type === methodReturn) return reply;
        if (type === methodError) return undefined;
      }
    },
  };
  const itself = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  await bus.call({ ...itself, method: 'org.freedesktop.DBus.Hello' });
  return bus;
}

type Take = (length: number) => Promise<Buffer>;

function reader(socket: Socket): Take {
  const chunks: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let buffered = Buffer.alloc(0);
  return async (length) => {
    while (buffered.length < length) {
      const chunk = await chunks.next();
      if (chunk.done === true) throw new Error('the session bus closed the connection');
      buffered = Buffer.concat([buffered, chunk.value]);
    }
    const taken = buffered.subarray(0, length);
    buffered = buffered.subarray(length);
    return taken;
  };
}

const methodCall = 1;
const methodReturn = 2;
const methodError = 3;
const largestMessage = 2 ** 20;

async function nextMessage(take: Take): Promise<Reply & { readonly type: number }> {
  const start = await take(16);
  const littleEndian = start[0] === 'l'.charCodeAt(0);
  const bodyLength = numberAt(start, 4, littleEndian);
  const fieldsLength = numberAt(start, 12, littleEndian);
  if (bodyLength + fieldsLength > largestMessage) throw new Error('the answer is too long');
  await take(aligned(fieldsLength, 8));
  return { type: start[1] ?? 0, body: await take(bodyLength), littleEndian };
}

/** The string or object path that a reply begins with. */
export function textIn({ body, littleEndian }: Reply): string {
  return body.toString('utf8', 4, 4 + numberAt(body, 0, littleEndian));
}

/** The boolean in the variant that a reply begins with. */
export function flagIn({ body, littleEndian }: Reply): boolean {
  if (body.toString('latin1', 0, 3) !== '\u0001b\0') throw new Error('the answer is no boolean');
  return numberAt(body, 4, littleEndian) === 1;
}

function numberAt(bytes: Buffer, offset: number, littleEndian: boolean): number {
  return littleEndian ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset);
}

function callMessage(call: BusCall, serial: number): Buffer {
  const dot = call.method.lastIndexOf('.');
  const texts = call.arguments ?? [];
  const fields = joined(8, [
    field(1, 'o', call.path),
    field(2, 's', call.method.slice(0, dot)),
    field(3, 's', call.method.slice(dot + 1)),
    field(6, 's', call.service),
    ...(texts.length === 0 ? [] : [field(8, 'g', 's'.repeat(texts.length))]),
  ]);
  const body = joined(4, texts.map(text));
  const start = Buffer.from([...Buffer.from('l'), methodCall, 0, 1]);
  const header = [start, word(body.length), word(serial), word(fields.length), fields];
  return joined(8, [Buffer.concat(header), body]);
}

function field(code: number, type: 'o' | 's' | 'g', value: string): Buffer {
  const start = Buffer.from([code, 1, type.charCodeAt(0), 0]);
  // A signature's length is a byte, any other text's a word.
  const content =
    type === 'g' ? Buffer.from([value.length, ...Buffer.from(value), 0]) : text(value);
  return Buffer.concat([start, content]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([word(bytes.length), bytes, Buffer.alloc(1)]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The parts, each but the first beginning at a multiple of the alignment. */
function joined(alignment: number, parts: readonly Buffer[]): Buffer {
  return parts.reduce((before, part) => {
    return Buffer.concat([
      before,
      Buffer.alloc(aligned(before.length, alignment) - before.length),
      part,
    ]);
  }, Buffer.alloc(0));
}

function aligned(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}
