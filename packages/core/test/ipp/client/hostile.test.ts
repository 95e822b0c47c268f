import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../../src/ipp/encode/encode-message.ts';
import {
  answerIpp,
  clientOf,
  printerThat,
  rawPrinterThat,
  type TestPrinter,
} from './printer-that.ts';

const head =
  'HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a printer that', () => {
  it('hangs up is asked again, a few times', async () => {
    const printer = await rawPrinterThat((socket) => socket.destroy());
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Get-Jobs', [])).rejects.toMatchObject({ code: 'ipp-peer-broken' });
    expect(printer.asked).toBe(4);
  });

  it('hangs up is not asked again for what would be done twice', async () => {
    const printer = await rawPrinterThat((socket) => socket.destroy());
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({ code: 'ipp-peer-broken' });
    expect(printer.asked).toBe(1);
  });

  it('hangs up in the middle of its answer has given none', async () => {
    const printer = await rawPrinterThat((socket) => void socket.end(`${head}4\r\n\x02\x00`));
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({ code: 'ipp-peer-broken' });
  });

  it('never answers is given up', async () => {
    const printer = await rawPrinterThat(() => undefined);
    const client = clientOf({ uri: printer.uri, timeLimits: { answer: 40 } });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({
      code: 'ipp-peer-unanswered',
      message: '127.0.0.1 took Create-Job, and did not answer in 0.04 s.',
    });
  });

  it('never agrees on an encryption is given up', async () => {
    const printer = await rawPrinterThat(() => undefined);
    const uri = printer.uri.replace('ipp:', 'ipps:');
    const client = clientOf({ uri, timeLimits: { connect: 40 } });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({ code: 'ipp-peer-silent' });
  });

  it('does not speak TLS is told of as that', async () => {
    const printer = await rawPrinterThat((socket) => void socket.end('HTTP/1.1 400 What?\r\n\r\n'));
    const client = clientOf({ uri: printer.uri.replace('ipp:', 'ipps:') });
    await expect(client.send('Get-Jobs', [])).rejects.toMatchObject({ code: 'ipp-peer-not-tls' });
  });

  it('stops in its answer is given up', async () => {
    const printer = await rawPrinterThat((socket) => void socket.write(`${head}1\r\n\x02\r\n`));
    const client = clientOf({ uri: printer.uri, timeLimits: { idle: 40 } });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({ code: 'ipp-peer-stalled' });
  });

  it('answers a drop at a time is given up, too', async () => {
    const printer = await rawPrinterThat((socket) => {
      socket.write(`${head}1\r\n\x02\r\n`);
      const drip = setInterval(() => socket.write('1\r\n\x01\r\n'), 5);
      socket.on('close', () => clearInterval(drip));
    });
    const client = clientOf({ uri: printer.uri, timeLimits: { whole: 60 } });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({
      code: 'ipp-peer-too-slow',
    });
  });

  it('takes nothing of a document is given up', async () => {
    const printer = await rawPrinterThat((socket) => {
      socket.pause().write('HTTP/1.1 100 Continue\r\n\r\n');
    });
    const client = clientOf({ uri: printer.uri, timeLimits: { idle: 40 } });
    const piece = Buffer.alloc(2 ** 20);
    const document = async function* (): AsyncGenerator<Buffer, void> {
      for (;;) yield piece;
    };
    await expect(client.send('Print-Job', [], { document })).rejects.toMatchObject({
      code: 'ipp-peer-stalled',
    });
  });

  it('answers with garbage is told of', async () => {
    const printer = await rawPrinterThat((socket) => void socket.end('220 printer FTP ready\r\n'));
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({ code: 'ipp-peer-broken' });
  });

  it.each([
    ['no attributes', Buffer.from([2, 0, 0, 0, 0, 0, 0, 1])],
    ['a length that is none', Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 1, 0x47, 0xff, 0xfb])],
    ['the answer to another request', encodeMessage({ code: 0, requestId: 77, groups: [] })],
    [
      'a body that is compressed by HTTP',
      gzipSync(encodeMessage({ code: 0, requestId: 1, groups: [] })),
    ],
  ])('answers with %s is told of', async (_, body) => {
    const printer = await printerThat((asked, answer) => {
      asked.resume();
      answer.writeHead(200, { 'content-type': 'application/ipp' }).end(body);
    });
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Create-Job', [])).rejects.toMatchObject({
      code: 'ipp-peer-malformed-answer',
    });
  });

  it('answers with attributes without end is not listened to for ever', async () => {
    const printer = await printerThat(async (asked, answer) => {
      asked.resume();
      answer.writeHead(200, { 'content-type': 'application/ipp' });
      answer.write(Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 1]));
      const attribute = Buffer.concat([Buffer.from([0x44, 0, 1, 0x61, 0, 1]), Buffer.from('b')]);
      const many = Buffer.concat(Array.from({ length: 10_000 }, () => attribute));
      const more = (): void => {
        while (!answer.destroyed && answer.write(many));
      };
      answer.on('drain', more);
      more();
    });
    const client = clientOf({ uri: printer.uri });
    const asking = client.send('Get-Jobs', []);
    await expect(asking).rejects.toMatchObject({ code: 'ipp-peer-malformed-answer' });
    await expect(asking).rejects.toThrow('over 50000 attributes');
  });

  it('is a web page is told of as that', async () => {
    const printer = await printerThat((asked, answer) => {
      asked.resume();
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>');
    });
    await expect(clientOf({ uri: printer.uri }).send('Get-Jobs', [])).rejects.toMatchObject({
      message: '127.0.0.1 answered Get-Jobs with text/html, and not by IPP.',
    });
  });

  it('sends elsewhere is not followed', async () => {
    const elsewhere = await printerThat(answerIpp);
    const printer = await printerThat((asked, answer) => {
      asked.resume();
      answer.writeHead(307, { location: elsewhere.uri.replace('ipp:', 'http:') }).end();
    });
    await expect(clientOf({ uri: printer.uri }).send('Get-Jobs', [])).rejects.toMatchObject({
      code: 'ipp-peer-redirected',
    });
    expect(elsewhere.asked).toBe(0);
  });

  it('cannot answer for a while is asked again', async () => {
    const printer: TestPrinter = await printerThat(async (asked, answer) => {
      if (printer.asked > 2) return await answerIpp(asked, answer);
      asked.resume();
      answer.writeHead(503).end();
    });
    const { message } = await clientOf({ uri: printer.uri }).send('Get-Jobs', []);
    expect(message.code).toBe(0);
  });

  it('says by IPP that it is busy is asked again for everything: it has done nothing', async () => {
    const printer: TestPrinter = await printerThat(async (asked, answer) =>
      answerIpp(asked, answer, { status: printer.asked > 2 ? 0 : 0x0507 }),
    );
    const { message } = await clientOf({ uri: printer.uri }).send('Create-Job', []);
    expect(message.code).toBe(0);
  });

  it.each([
    ['gzip bomb', gzipSync(Buffer.alloc(64 * 2 ** 20)), 'grows to more than 500 times its size'],
    ['broken gzip', Buffer.from('no gzip at all'), 'incorrect header check'],
    ['cut gzip', gzipSync(Buffer.alloc(1000)).subarray(0, 20), 'unexpected end of file'],
  ])('gives a %s for a document is told of', async (_, document, reason) => {
    const groups = [{ tag: 'operation' as const, attributes: { compression: 'gzip' } }];
    const printer = await printerThat(async (asked, answer) =>
      answerIpp(asked, answer, { groups, document }),
    );
    const answer = await clientOf({ uri: printer.uri }).send('Fetch-Document', []);
    const reading = (async () => {
      let length = 0;
      for await (const piece of answer.document) length += piece.length;
      return length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ipp-peer-not-decompressed' });
    await expect(reading).rejects.toThrow(reason);
  });
});

describe('whoever asks', () => {
  it('can stop asking', async () => {
    const printer = await rawPrinterThat(() => controller.abort(reason));
    const controller = new AbortController();
    const reason = new Error('enough');
    const client = clientOf({ uri: printer.uri });
    await expect(client.send('Get-Jobs', [], { signal: controller.signal })).rejects.toBe(reason);
  });

  it('is told when his document cannot be read', async () => {
    const printer = await printerThat((asked, answer) => {
      answer.writeContinue();
      asked.resume().on('error', () => undefined);
    });
    const document = async function* (): AsyncGenerator<Buffer, void> {
      yield Buffer.from('a beginning');
      throw new Error('the disk is gone');
    };
    await expect(
      clientOf({ uri: printer.uri }).send('Print-Job', [], { document }),
    ).rejects.toMatchObject({
      message: 'The document could not be read to its end: the disk is gone.',
    });
  });
});
