import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';

/** What the kernel knows of one end of a connection within this machine, or of somebody who listens. */
export interface TcpEnd {
  readonly uid: number;
  readonly inode: number;
}

/** An address of IPv4, or the one that stands for all. */
export interface TcpPlace {
  readonly address: string;
  readonly port: number;
}

interface Tables {
  readonly connections: ReadonlyMap<string, TcpEnd>;
  readonly listening: ReadonlyMap<string, TcpEnd>;
}

let reading: Promise<unknown> = Promise.resolve();
let next: Promise<Tables> | undefined;

/**
 * What there is after this was asked. Whoever asks while another one reads shares the next reading: a
 * thousand connections at once are no thousand readings of a thousand lines.
 */
export async function tcpTables(): Promise<Tables> {
  next ??= readAfter(reading);
  reading = next;
  return await next;
}

async function readAfter(before: Promise<unknown>): Promise<Tables> {
  await before.catch(() => undefined);
  next = undefined;
  const connections = new Map<string, TcpEnd>();
  const listening = new Map<string, TcpEnd>();
  // Whoever has a socket of IPv6 reaches an address of IPv4 by it, too.
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const text = await readFile(table, 'latin1').catch(() => '');
    for (const [, here = '', there = '', state, uid, inode] of text.matchAll(line)) {
      const end = { uid: Number(uid), inode: Number(inode) };
      // Of what was closed it tells root and no inode, whoever has had it.
      if (end.inode === 0) continue;
      if (state === '0A') listening.set(shortened(here), end);
      else connections.set(`${shortened(here)} ${shortened(there)}`, end);
    }
  }
  return { connections, listening };
}

const line =
  /^ *\d+: ([\dA-F]+:[\dA-F]{4}) ([\dA-F]+:[\dA-F]{4}) ([\dA-F]{2}) \S+ \S+ \S+ +(\d+) +\d+ (\d+)/gm;

/** As one of IPv4 where it is that, written as one of IPv6, or stands for all. */
function shortened(place: string): string {
  return place.replace(/^0{16}FFFF0000(?=[\dA-F]{8}:)|^0{24}(?=0{8}:)/, '');
}

/** As the kernel writes it: the bytes of the address as a number of this machine. */
export function written({ address, port }: TcpPlace): string {
  const bytes = Buffer.from(address.split('.').map(Number));
  const number = endianness() === 'LE' ? bytes.readUInt32LE(0) : bytes.readUInt32BE(0);
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  return `${hex(number, 8)}:${hex(port, 4)}`;
}
