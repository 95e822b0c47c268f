import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MessageDecoder } from '../../src/ipp/decode/message-decoder.ts';
import { readMessage } from '../../src/ipp/decode/read-message.ts';
import { encodeMessage } from '../../src/ipp/encode/encode-message.ts';
import { bytes, errorOf, header, item, messageOf } from './bytes.ts';

const message = messageOf(
  item(0x44, 'sides', 'one-sided'),
  item(0x34, 'media-col'),
  item(0x4a, '', 'media-size'),
  item(0x34, ''),
  item(0x4a, '', 'x-dimension'),
  item(0x21, '', bytes(0, 0, 0, 1)),
  item(0x37, ''),
  item(0x37, ''),
  item(0x41, 'job-name', 'x'.repeat(300)),
);
const whole = Buffer.concat([message, Buffer.from('%PDF-1.7')]);

describe('a message that comes in pieces', () => {
  it.each([1, 2, 3, 7, 8, 9, 50, 1000])('is the same when they are of %i bytes', (size) => {
    const decoder = new MessageDecoder();
    for (let at = 0; at < whole.length; at += size) {
      const decoded = decoder.push(whole.subarray(at, at + size));
      expect(decoder.header?.requestId).toBe(at + size < 8 ? undefined : 7);
      if (decoded === undefined) continue;
      expect(encodeMessage(decoded.message)).toEqual(message);
      const rest = Buffer.concat([decoded.document, whole.subarray(at + size)]);
      expect(rest.toString()).toBe('%PDF-1.7');
      expect(() => decoder.push(rest)).toThrow('belongs to the document');
      return;
    }
    throw new Error('It has not ended.');
  });

  it('is wrong as soon as the wrong piece is there, and at the same byte', () => {
    const decoder = new MessageDecoder();
    decoder.push(header);
    expect(decoder.push(bytes(1))).toBeUndefined();
    expect(errorOf(() => decoder.push(bytes(0)))).toMatchObject({ offset: 9 });
  });

  it('is wrong when no more come', async () => {
    const pieces = Readable.from([header, message.subarray(8, -1)]);
    await expect(readMessage(pieces)).rejects.toMatchObject({
      code: 'ipp-malformed',
      offset: message.length - 1,
      header: { requestId: 7 },
    });
  });

  it('costs no more when the pieces are many', () => {
    // Whoever begins anew with each piece looks at five thousand million bytes here.
    const long = messageOf(
      ...Array.from({ length: 100 }, (_, n) => item(0x30, `a${n}`, Buffer.alloc(1000))),
    );
    const decoder = new MessageDecoder();
    const start = process.cpuUsage();
    let attributes: number | undefined;
    for (const byte of long) {
      attributes = decoder.push(Buffer.of(byte))?.message.groups[0]?.attributes.attributeNames
        .length;
    }
    expect(attributes).toBe(100);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});

describe('the document behind a message', () => {
  const stream = (): Readable =>
    Readable.from([whole.subarray(0, 20), whole.subarray(20, -3), whole.subarray(-3)]);

  it('is left in the stream', async () => {
    const read = await readMessage(stream());
    expect(encodeMessage(read.message)).toEqual(message);
    const document: Uint8Array[] = [];
    for await (const piece of read.document) document.push(piece);
    expect(Buffer.concat(document).toString()).toBe('%PDF-1.7');
  });

  it('ends the stream when it is not wanted', async () => {
    const source = stream();
    const read = await readMessage(source);
    await read.document.return?.();
    expect(source.destroyed).toBe(true);
    expect((await read.document.next()).done).toBe(true);
  });

  it('does not end the stream of a message that is wrong: somebody wants to answer', async () => {
    const source = Readable.from([bytes([...header], 0), Buffer.from('rest')]);
    await expect(readMessage(source)).rejects.toThrow('a group has the tag 0');
    expect(source.destroyed).toBe(false);
    source.destroy();
  });
});
