import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';

const run = promisify(execFile);

/** What ends a directory's part of a conversation. */
export type Said = Buffer | 'nothing' | 'end';

export interface CannedDirectory {
  readonly ldaps: string;
  readonly ldap: string;
  readonly trustAnchor: string;
  /** As many connections were made. */
  connections(): number;
}

/**
 * A directory that says the same to whoever asks: in the clear to the first message where it is ldap,
 * and then, encrypted, one after the other to those that come.
 */
export async function cannedDirectory(
  inTheClear: Said,
  encrypted: readonly Said[],
): Promise<CannedDirectory> {
  const folder = await temporaryFolder();
  const [keyPath, certificatePath] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2'.split(' ');
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await run('openssl', [...kind, ...names, '-keyout', keyPath, '-out', certificatePath]);
  const trustAnchor = await readFile(certificatePath, 'utf8');
  const secureContext = createSecureContext({ key: await readFile(keyPath), cert: trustAnchor });
  let connections = 0;
  const sockets = new Set<Socket>();
  const secured = (plain: Socket): void => {
    const socket = new TLSSocket(plain, { isServer: true, secureContext });
    const left = [...encrypted];
    socket.on('error', () => undefined).on('data', () => say(socket, left.shift() ?? 'nothing'));
  };
  const listening = async (began: (socket: Socket) => void): Promise<number> => {
    const server: Server = createServer((socket) => {
      connections += 1;
      sockets.add(socket.on('error', () => undefined));
      began(socket);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const ldaps = await listening(secured);
  const ldap = await listening((socket) =>
    socket.once('data', () => {
      say(socket, inTheClear);
      if (Buffer.isBuffer(inTheClear)) secured(socket);
    }),
  );
  return {
    ldaps: `ldaps://127.0.0.1:${ldaps}`,
    ldap: `ldap://127.0.0.1:${ldap}`,
    trustAnchor,
    connections: () => connections,
  };
}

function say(socket: Socket, said: Said): void {
  if (said === 'end') socket.destroy();
  else if (said !== 'nothing') socket.write(said);
}

/** A result (RFC 4511, 4.1.9) of that operation; what comes behind it says where else to ask. */
export function result(id: number, operation: number, code: number, behind = ''): Buffer {
  const body = Buffer.from(`0a01${hex(code)}04000400${behind}`, 'hex');
  const response = Buffer.concat([Buffer.from([operation, body.length]), body]);
  return Buffer.concat([Buffer.from([0x30, 3 + response.length, 2, 1, id]), response]);
}

export const extendedResponse = 0x78;
export const bindResponse = 0x61;

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
