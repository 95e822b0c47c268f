import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { admitHandshakes, type Unadmitted } from '../../src/server/limits/admit-handshakes.ts';

async function admitting(
  begin: (socket: Socket) => void,
  patienceMs = 10_000,
): Promise<{ readonly unadmitted: Unadmitted; accepted(): number; connected(): Promise<Socket> }> {
  const server = createServer(begin);
  const unadmitted = admitHandshakes(server, { patienceMs });
  let accepted = 0;
  server.on('connection', () => (accepted += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    unadmitted.end();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    unadmitted,
    accepted: () => accepted,
    async connected() {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      return socket;
    },
  };
}

test('of many that speak at once two begin in a turn, and what they have said is there', async () => {
  let turn = 0;
  const nextTurn = (): void => {
    turn += 1;
    turning = setImmediate(nextTurn);
  };
  let turning = setImmediate(nextTurn);
  onTestFinished(() => clearImmediate(turning));
  const begun = new Map<number, number>();
  const { accepted, connected } = await admitting((socket) => {
    begun.set(turn, (begun.get(turn) ?? 0) + 1);
    socket.end(socket.read() as Buffer);
  });
  const sockets = await Promise.all(Array.from({ length: 20 }, connected));
  await expect.poll(accepted).toBe(20);
  for (const socket of sockets) socket.write('hello');
  expect(await Promise.all(sockets.map(async (socket) => text(socket)))).toEqual(
    sockets.map(() => 'hello'),
  );
  expect(Math.max(...begun.values())).toBe(2);
});

test('who says nothing is let go of, and so are all when nobody is let in any more', async () => {
  const never = (): never => {
    throw new Error('it has not spoken');
  };
  const impatient = await admitting(never, 20);
  await once((await impatient.connected()).resume(), 'close');
  const ending = await admitting(never);
  const socket = await ending.connected();
  const closed = once(socket.resume(), 'close');
  await expect
    .poll(() => {
      ending.unadmitted.end();
      return socket.destroyed;
    })
    .toBe(true);
  await closed;
});
