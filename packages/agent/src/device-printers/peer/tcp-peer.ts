import { isIPv4, type Socket } from 'node:net';
import { numberOfUnknown } from './own-users.ts';
import { type TcpEnd, tcpTables, written } from './tcp-table.ts';

/** Who is at the other end of a connection within this machine, as its kernel knows it. */
export type TcpPeer = TcpEnd;

/** Undefined where the kernel has no such connection any more, nobody holds it, or somebody without a number. */
export async function tcpPeer({
  localAddress = '',
  localPort = 0,
  remoteAddress = '',
  remotePort = 0,
}: Socket): Promise<TcpPeer | undefined> {
  const theirs = { address: plain(remoteAddress), port: remotePort };
  const ours = { address: plain(localAddress), port: localPort };
  if (!isIPv4(theirs.address) || !isIPv4(ours.address)) return undefined;
  const { connections } = await tcpTables();
  const peer = connections.get(`${written(theirs)} ${written(ours)}`);
  return peer?.uid === (await numberOfUnknown()) ? undefined : peer;
}

function plain(address: string): string {
  return address.replace(/^::ffff:/i, '');
}
