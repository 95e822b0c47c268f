import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { systemClock, type Clock } from '../../../src/clock.ts';
import { answerIpp, clientOf, printerThat } from './printer-that.ts';

it('a document is not begun before the printer invites it', async () => {
  let isBegun = false;
  const printer = await printerThat((_, answer) => {
    answer.writeHead(413, { connection: 'close' }).end();
  });
  const document = async function* (): AsyncGenerator<Buffer, void> {
    isBegun = true;
    yield Buffer.from('a page');
  };
  await expect(
    clientOf({ uri: printer.uri }).send('Print-Job', [], { document }),
  ).rejects.toMatchObject({ code: 'ipp-peer-http-status' });
  expect(isBegun).toBe(false);
});

/** A clock by which an invitation that does not come is not waited for, and how often one was. */
function quickInvitations(): { readonly waits: readonly number[]; readonly clock: Clock } {
  const waits: number[] = [];
  const clock: Clock = {
    ...systemClock,
    timer(ms, callback) {
      if (ms !== 1000) return systemClock.timer(ms, callback);
      waits.push(ms);
      return systemClock.timer(1, callback);
    },
  };
  return { waits, clock };
}

it('a printer that does not know to invite documents is waited for once', async () => {
  const { waits, clock } = quickInvitations();
  const printer = await printerThat(async (asked, answer) => {
    Reflect.deleteProperty(asked.headers, 'expect');
    await answerIpp(asked, answer);
  });
  const client = clientOf({ uri: printer.uri, clock });
  for (let count = 0; count < 3; count += 1) {
    await client.send('Print-Job', [], { document: Readable.from(['a page']) });
  }
  expect(waits).toHaveLength(1);
});

it('a printer that invites a document when it has begun is not waited for again', async () => {
  const { waits, clock } = quickInvitations();
  const printer = await printerThat(async (asked, answer) => {
    const { expect: _, ...headers } = asked.headers;
    asked.headers = headers;
    asked.once('data', () => answer.writeContinue());
    await answerIpp(asked, answer);
  });
  const client = clientOf({ uri: printer.uri, clock });
  for (let count = 0; count < 3; count += 1) {
    await client.send('Print-Job', [], { document: Readable.from(['a page']) });
  }
  expect(waits).toHaveLength(1);
});

it('a document is read no further when the printer refuses it in its middle', async () => {
  let isOver = false;
  const printer = await printerThat((asked, answer) => {
    answer.writeContinue();
    asked.once('data', (piece: Buffer) => {
      const body = Buffer.concat([Buffer.from([2, 0, 4, 8]), piece.subarray(4, 8), Buffer.of(3)]);
      answer.writeHead(200, { 'content-type': 'application/ipp' }).end(body);
    });
  });
  const document = async function* (): AsyncGenerator<Buffer, void> {
    try {
      for (;;) yield Buffer.alloc(65_536);
    } finally {
      isOver = true;
    }
  };
  await expect(
    clientOf({ uri: printer.uri }).send('Print-Job', [], { document }),
  ).rejects.toMatchObject({ ippStatus: 0x0408 });
  expect(isOver).toBe(true);
});

it('a document is read no faster than the printer takes it', async () => {
  const piece = Buffer.alloc(2 ** 18);
  const [pieces, most] = [512, 2 ** 24];
  let received = 0;
  let furthestAhead = 0;
  const printer = await printerThat(async (asked, answer) => {
    answer.writeContinue();
    let beginning: Buffer | undefined;
    for await (const taken of asked as AsyncIterable<Buffer>) {
      beginning ??= taken;
      received += taken.length;
    }
    const body = Buffer.concat([
      Buffer.from([2, 0, 0, 0]),
      beginning!.subarray(4, 8),
      Buffer.of(3),
    ]);
    answer.writeHead(200, { 'content-type': 'application/ipp' }).end(body);
  });
  const document = async function* (): AsyncGenerator<Buffer, void> {
    for (let count = 0; count < pieces; count += 1) {
      furthestAhead = Math.max(furthestAhead, count * piece.length - received);
      yield piece;
    }
  };
  await clientOf({ uri: printer.uri }).send('Print-Job', [], { document });
  expect(received).toBeGreaterThan(pieces * piece.length);
  expect(furthestAhead).toBeLessThan(most);
});

const page = Buffer.from('A page.\n'.repeat(10_000));

it.each([
  ['as it is', 'none', page],
  ['compressed by gzip', 'gzip', gzipSync(page)],
  ['compressed by deflate', 'deflate', deflateRawSync(page)],
  ['compressed by deflate as HTTP has it', 'deflate', deflateSync(page)],
])('a document is fetched that comes %s', async (_, compression, document) => {
  const groups = [{ tag: 'operation' as const, attributes: { compression } }];
  const printer = await printerThat(async (asked, answer) =>
    answerIpp(asked, answer, { groups, document }),
  );
  const answer = await clientOf({ uri: printer.uri }).send('Fetch-Document', []);
  const hash = createHash('sha256');
  for await (const piece of answer.document) hash.update(piece);
  expect(hash.digest('hex')).toBe(createHash('sha256').update(page).digest('hex'));
});

it('a connection is used again, also after a document that somebody fetched', async () => {
  const sockets = new Set<unknown>();
  const printer = await printerThat(async (asked, answer) => {
    sockets.add(asked.socket);
    await answerIpp(asked, answer, { document: page });
  });
  const client = clientOf({ uri: printer.uri });
  await client.send('Get-Jobs', []);
  const { document } = await client.send('Fetch-Document', []);
  expect(Buffer.concat(await Array.fromAsync(document))).toEqual(page);
  await client.send('Get-Jobs', []);
  expect(sockets.size).toBe(1);
});
