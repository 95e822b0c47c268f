import { readFile } from 'node:fs/promises';
import { isIPv4, type Socket } from 'node:net';
import { endianness } from 'node:os';

/** Who is at the other end of a connection within this machine, as its kernel knows it. */
export interface TcpPeer {
  readonly uid: number;
  readonly inode: number;
}

/**
 * Undefined where the kernel has no such connection any more, or nobody holds it: of one that was closed it
 * tells root and no inode, whoever has had it.
 */
export async function tcpPeer({
  localAddress = '',
  localPort = 0,
  remoteAddress = '',
  remotePort = 0,
}: Socket): Promise<TcpPeer | undefined> {
  const theirs = { address: plain(remoteAddress), port: remotePort };
  const ours = { address: plain(localAddress), port: localPort };
  if (!isIPv4(theirs.address) || !isIPv4(ours.address)) return undefined;
  // Whoever has a socket of IPv6 reaches an address of IPv4 by it, too.
  for (const [table, prefix] of [
    ['/proc/net/tcp', ''],
    ['/proc/net/tcp6', '0000000000000000FFFF0000'],
  ] as const) {
    const wanted = `${written(theirs, prefix)} ${written(ours, prefix)} `;
    const lines = (await readFile(table, 'latin1').catch(() => '')).split('\n');
    const line = lines.find((each) => each.includes(wanted));
    const fields = line?.trim().split(/\s+/) ?? [];
    const [uid, inode] = [Number(fields[7]), Number(fields[9])];
    if (Number.isInteger(uid) && Number.isInteger(inode) && inode > 0) return { uid, inode };
  }
  return undefined;
}

function plain(address: string): string {
  return address.replace(/^::ffff:/i, '');
}

/** As the kernel writes it: the bytes of the address as a number of this machine. */
function written({ address, port }: { address: string; port: number }, prefix: string): string {
  const bytes = Buffer.from(address.split('.').map(Number));
  const number = endianness() === 'LE' ? bytes.readUInt32LE(0) : bytes.readUInt32BE(0);
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  return `${prefix}${hex(number, 8)}:${hex(port, 4)}`;
}
