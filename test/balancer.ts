import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One address before several: each connection goes to the next of them that takes it. */
export interface Balancer {
  readonly port: number;
  spreadOver(ports: readonly number[]): void;
  /** Ends all connections without a word, as a network does. */
  cut(): void;
}

export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const open = new Set<Socket>();
  const join = (caller: Socket, left: number): void => {
    const port = ports[turn++ % Math.max(1, ports.length)];
    if (port === undefined || left === 0) return void caller.destroy();
    const replica = connect({ host: '127.0.0.1', port });
    open.add(replica);
    let taken = false;
    replica.once('connect', () => {
      taken = true;
      caller.pipe(replica).pipe(caller);
    });
    replica.on('error', () => void (taken ? caller.destroy() : join(caller, left - 1)));
    replica.once('close', () => open.delete(replica));
    caller.once('close', () => replica.destroy());
  };
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('error', () => undefined).once('close', () => open.delete(caller));
    join(caller, ports.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    spreadOver: (all) => void (ports = all),
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
  };
}
