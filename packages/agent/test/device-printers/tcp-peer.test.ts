import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tcpPeer } from '../../src/device-printers/peer/tcp-peer.ts';

describe.runIf(process.platform === 'linux')('a connection within this machine', () => {
  it('is of who holds its other end', async () => {
    const { here } = await connection();
    expect(await tcpPeer(here)).toMatchObject({ uid: process.getuid?.() });
  });

  it('is of nobody once its other end was closed, and not of root', async () => {
    const { here, there } = await connection();
    const ended = once(here, 'end');
    here.resume();
    there.destroy();
    await ended;
    expect(await tcpPeer(here)).toBeUndefined();
  });
});

async function connection(): Promise<{ readonly here: Socket; readonly there: Socket }> {
  // What was sent before the end is still read, as HTTP does.
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const there = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[here]] = await Promise.all([
    once(server, 'connection') as Promise<[Socket]>,
    once(there, 'connect'),
  ]);
  onTestFinished(() => {
    here.destroy();
    there.destroy();
    server.close();
  });
  return { here, there };
}
