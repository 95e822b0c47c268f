import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/**
 * A D-Bus on which there seems to be an Avahi that announces nothing. ippeveprinter does not start without
 * one, and of the real one a machine can have only one, which would announce to the whole network.
 */
export async function noAnnouncements(
  folder: string,
): Promise<{ readonly environment: NodeJS.ProcessEnv; stop(): void }> {
  const path = join(folder, 'bus');
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.on('close', () => callers.delete(socket)).on('error', () => undefined);
    answerCalls(socket);
  });
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  return {
    environment: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${path}` },
    stop() {
      for (const caller of callers) caller.destroy();
      server.close();
    },
  };
}

/** What is answered to a method: its D-Bus signature and the value; anything else with nothing. */
const answers: Readonly<Record<string, readonly ['s' | 'u' | 'i', string | number]>> = {
  Hello: ['s', ':1.1'],
  GetAPIVersion: ['u', 515],
  // Running, as ever.
  GetState: ['i', 2],
};

/** The wire of D-Bus as far as libdbus needs it: the handshake, then calls and their answers. */
function answerCalls(socket: Socket): void {
  let bytes = Buffer.alloc(0);
  let isBegun = false;
  let serial = 0;
  socket.on('data', (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece]);
    while (!isBegun) {
      const end = bytes.indexOf('\r\n');
      if (end === -1) return;
      const line = bytes.toString('latin1', 0, end).replace('\0', '');
      bytes = bytes.subarray(end + 2);
      isBegun = line === 'BEGIN';
      if (!isBegun)
        socket.write(line.startsWith('AUTH') ? `OK ${'0'.repeat(32)}\r\n` : 'ERROR\r\n');
    }
    while (bytes.length >= 16) {
      const head = 16 + aligned(bytes.readUInt32LE(12), 8);
      const length = head + bytes.readUInt32LE(4);
      if (bytes.length < length) return;
      const member = memberIn(bytes.subarray(16, head));
      const wantsAnswer = bytes[1] === 1 && ((bytes[2] ?? 0) & 1) === 0;
      serial += 1;
      if (wantsAnswer) socket.write(answerTo(bytes.readUInt32LE(8), serial, answers[member]));
      bytes = bytes.subarray(length);
    }
  });
}

/** Field 3 of a header is the name of the method. */
function memberIn(fields: Buffer): string {
  const at = fields.indexOf(Buffer.from([3, 1, 0x73, 0]));
  if (at === -1) return '';
  const length = fields.readUInt32LE(at + 4);
  return fields.toString('latin1', at + 8, at + 8 + length);
}

function answerTo(
  call: number,
  serial: number,
  answer: (typeof answers)[string] | undefined,
): Buffer {
  const [signature, value] = answer ?? ['', ''];
  const body = signature === '' ? Buffer.alloc(0) : bodyOf(value);
  const signed = Buffer.from([8, 1, 0x67, 0, signature.length, ...Buffer.from(`${signature}\0`)]);
  const fields = Buffer.concat([
    Buffer.from([5, 1, 0x75, 0]),
    uint(call),
    ...(signature === '' ? [] : [signed]),
  ]);
  const head = Buffer.concat([
    Buffer.from([0x6c, 2, 1, 1]),
    uint(body.length),
    uint(serial),
    uint(fields.length),
    fields,
  ]);
  return Buffer.concat([head, Buffer.alloc(aligned(head.length, 8) - head.length), body]);
}

function bodyOf(value: string | number): Buffer {
  if (typeof value === 'number') return uint(value);
  return Buffer.concat([uint(Buffer.byteLength(value)), Buffer.from(`${value}\0`)]);
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function aligned(length: number, to: number): number {
  return Math.ceil(length / to) * to;
}
