import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { testClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { expect, onTestFinished, test } from 'vitest';
import { extendPatience } from '../../src/server/limits/body-patience.ts';
import { Listener, type ListenerOptions, type Respond } from '../../src/server/listener.ts';

async function listener(
  respond: Respond,
  limits: Pick<ListenerOptions, 'tls' | 'patience' | 'connectionsPerAddress'> = {},
): Promise<{
  readonly clock: ReturnType<typeof testClock>;
  readonly listener: Listener;
  ask(): Promise<IncomingMessage>;
}> {
  const clock = testClock();
  const opened = await Listener.open({
    address: { host: '127.0.0.1', port: 0 },
    flag: '-Listen',
    respond,
    clock,
    ...limits,
  });
  onTestFinished(async () => void (await opened.drain(0).catch(() => undefined)));
  const url = `http://127.0.0.1:${opened.port}/`;
  return {
    clock,
    listener: opened,
    ask: async () =>
      await new Promise<IncomingMessage>((resolve, reject) => {
        get(url, { agent: false }, resolve).on('error', reject);
      }),
  };
}

/** Holds the answer back until the test wants it. */
function held(): { respond: Respond; come: Promise<ServerResponse> } {
  const { promise: come, resolve } = Promise.withResolvers<ServerResponse>();
  return { come, respond: (_, response) => resolve(response) };
}

test('a slow answer is finished while it drains, and nothing is cut', async () => {
  const { respond, come } = held();
  const { clock, listener: site, ask } = await listener(respond);
  const asked = ask();
  const response = await come;
  const drained = site.drain(30_000);
  await clock.advance(29_000);
  const closed = once(response, 'close');
  response.end('at last');
  const answer = await asked;
  expect(answer.headers.connection).toBe('close');
  expect(await text(answer)).toBe('at last');
  await closed;
  await clock.advance(20);
  expect(await drained).toEqual({ cut: 0 });
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('what takes longer than the patience is cut, and counted', async () => {
  const { respond, come } = held();
  const { clock, listener: site, ask } = await listener(respond);
  const asked = ask();
  await come;
  const drained = site.drain(30_000);
  const refused = expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' });
  await clock.advance(30_000);
  expect(await drained).toEqual({ cut: 1 });
  await refused;
});

test('an answer that has begun is cut, too, when it has no end', async () => {
  const {
    clock,
    listener: site,
    ask,
  } = await listener((_, response) => {
    response.write('and so on');
  });
  const answer = await ask();
  const drained = site.drain(1000);
  const read = text(answer);
  const broken = expect(read).rejects.toThrow('aborted');
  await clock.advance(1000);
  expect(await drained).toEqual({ cut: 1 });
  await broken;
});

test('where it cannot listen it says why, and how to have it listen elsewhere', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const options = { flag: '-Listen', respond: () => undefined, clock: testClock() };
  await expect(
    Listener.open({ ...options, address: { host: '127.0.0.1', port } }),
  ).rejects.toMatchObject({
    code: 'listen-in-use',
    exitCode: 5,
    hint: 'End it, or give the site another address by -Listen.',
  });
  await expect(
    Listener.open({ ...options, address: { host: '192.0.2.1', port: 0 } }),
  ).rejects.toMatchObject({
    code: 'listen-not-here',
    message: '192.0.2.1 is no address of this machine.',
  });
});

test('who keeps a connection without a request is told so, and let go of', async () => {
  const patience = { handshakeMs: 50, headersMs: 50, requestMs: 100, checkMs: 10 };
  const { listener: site } = await listener((request) => void request.resume(), { patience });
  const slow = [
    '',
    'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf',
  ];
  for (const bytes of slow) {
    const socket = connect(site.port, '127.0.0.1');
    socket.write(bytes);
    const said = await text(socket);
    expect(said, bytes).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(said.split('\r\n\r\n')[1] ?? ''), bytes).toMatchObject({
      code: 'request-too-slow',
    });
  }
});

test('a body that comes steadily has time, and one that stops has none', async () => {
  const patience = { handshakeMs: 500, headersMs: 500, requestMs: 500, checkMs: 10 };
  const { listener: site } = await listener(
    (request, response) => {
      request.on('data', () => extendPatience(request)).on('error', () => undefined);
      request.on('end', () => response.end('taken'));
    },
    { patience },
  );
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 8\r\n\r\n';
  const steady = connect(site.port, '127.0.0.1');
  const stopped = connect(site.port, '127.0.0.1');
  for (const socket of [steady, stopped]) socket.write(head);
  const said = Promise.all([text(steady), text(stopped)]);
  stopped.write('half');
  for (let n = 0; n < 8; n += 1) {
    steady.write('x');
    await setTimeout(100);
  }
  expect(await said).toEqual([
    expect.stringMatching(/^HTTP\/1\.1 200 .*taken/s),
    expect.stringMatching(/^HTTP\/1\.1 408 /),
  ]);
});

test('who does not come to an end with a handshake is let go of without a word', async () => {
  const patience = { handshakeMs: 50, headersMs: 50, requestMs: 100, checkMs: 10 };
  const { certificate: cert, key } = await issueAuthority({
    name: 'a',
    notBefore: new Date(),
    notAfter: new Date(Date.now() + 60_000),
  });
  const tls = { cert, key, callers: cert };
  const { listener: site } = await listener(() => undefined, { patience, tls });
  // A record of a handshake, and the beginning of its ClientHello.
  const beginning = Buffer.from('1603010200010001fc0303', 'hex');
  for (const bytes of [Buffer.alloc(0), beginning]) {
    const socket = connect(site.port, '127.0.0.1');
    socket.write(bytes);
    expect(await text(socket)).toBe('');
  }
});

test('an address has only so many connections at a time', async () => {
  let most = 2;
  const { listener: site } = await listener((_, response) => response.end('here'), {
    connectionsPerAddress: () => most,
  });
  const open: Socket[] = [];
  const answers = async (): Promise<boolean> => {
    const socket = connect(site.port, '127.0.0.1');
    open.push(socket);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    return await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false)).on('error', () => undefined);
    });
  };
  expect([await answers(), await answers(), await answers()]).toEqual([true, true, false]);
  most = 3;
  expect(await answers()).toBe(true);
  const [first] = open;
  first?.destroy();
  await expect.poll(answers).toBe(true);
  for (const socket of open) socket.destroy();
});

/** A caller who asks whether his body is wanted; what is written to him, and how that ends. */
async function asking(
  site: Listener,
  bodyBytes: number,
): Promise<{
  readonly socket: Socket;
  said(): string;
  readonly over: Promise<string>;
}> {
  const socket = connect({ port: site.port, host: '127.0.0.1', allowHalfOpen: true });
  let said = '';
  socket.on('data', (piece: Buffer) => void (said += piece.toString()));
  const over = new Promise<string>((resolve) => {
    socket.once('error', (error) => resolve(error.message));
    socket.once('end', () => resolve('ended'));
  });
  const length = `Content-Length: ${bodyBytes}`;
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${length}\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, 'data');
  return { socket, said: () => said, over };
}

test('who sends a body that is not wanted reads why, and his connection is not broken', async () => {
  let asked = 0;
  const { listener: site } = await listener((_, response) => {
    asked += 1;
    response.writeHead(401).end('first say who you are');
  });
  const { socket, said, over } = await asking(site, 9);
  expect(await over).toBe('ended');
  for (const piece of ['a letter', '!']) {
    await new Promise((resolve) => socket.write(piece, resolve));
  }
  const closed = once(socket, 'close');
  // By a connection that is to end nobody asks for anything else.
  socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(await closed).toEqual([false]);
  expect(said()).toMatch(/^HTTP\/1\.1 401 [^]*\r\nConnection: close\r\n[^]*first say who you are/i);
  expect(asked).toBe(1);
});

test('who goes on and on with it is not waited for', async () => {
  const { clock, listener: site } = await listener((_, response) => {
    response.writeHead(401).end();
  });
  const { socket, over } = await asking(site, 1_000_000_000);
  expect(await over).toBe('ended');
  await clock.advance(1000);
  const write = async (): Promise<Error | null | undefined> =>
    new Promise((resolve) => socket.write('a', resolve));
  let broken: Error | null | undefined;
  while (!broken) broken = await write();
  expect(broken).toMatchObject({ code: expect.stringMatching(/^E(?:PIPE|CONNRESET)$/) });
});
