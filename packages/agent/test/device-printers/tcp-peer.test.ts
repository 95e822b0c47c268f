import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tcpPeer } from '../../src/device-printers/peer/tcp-peer.ts';

const isRoot = process.getuid?.() === 0;

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

  it.runIf(isRoot)(
    'is of nobody where a container has no number for its user (needs root)',
    async () => {
      const { port, close } = await listening();
      const script = `
        import { connect } from 'node:net';
        import { tcpPeer } from ${JSON.stringify(tcpPeerFile)};
        const socket = connect(${port}, '127.0.0.1', async () => {
          const { localAddress: remoteAddress, localPort: remotePort } = socket;
          const { remoteAddress: localAddress, remotePort: localPort } = socket;
          const ends = { localAddress, localPort, remoteAddress, remotePort };
          console.log(JSON.stringify((await tcpPeer(ends)) ?? null));
          socket.destroy();
        });`;
      const words = ['--input-type=module-typescript', '-e', script];
      const asked = async (...before: readonly string[]): Promise<unknown> => {
        const [program = '', ...rest] = [...before, process.execPath, ...words];
        return JSON.parse((await promisify(execFile)(program, rest)).stdout);
      };
      expect(await asked()).toMatchObject({ uid: 0 });
      // Nobody has a number there: all are told as the one that is of no use.
      expect(await asked('unshare', '--user')).toBeNull();
      close();
    },
  );
});

const tcpPeerFile = fileURLToPath(
  new URL('../../src/device-printers/peer/tcp-peer.ts', import.meta.url),
);

async function listening(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

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
