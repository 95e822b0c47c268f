import { expect, test } from 'vitest';
import { decodeAnswer, encodeQuestions } from '../../src/dns-sd/dns-message.ts';

const header = (counts: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(0x8400, 2);
  for (const [place, count] of counts.entries()) bytes.writeUInt16BE(count, 4 + place * 2);
  return bytes;
};

const office = Buffer.from('\u0006Office\u0004_ipp\u0004_tcp\u0005local\0', 'latin1');
const pointer = (to: number): Buffer => Buffer.from([0xc0, to]);
const fixed = (type: number, length: number): Buffer => {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16BE(type);
  bytes.writeUInt16BE(0x8001, 2);
  bytes.writeUInt32BE(120, 4);
  bytes.writeUInt16BE(length, 8);
  return bytes;
};

test('an answer by multicast is read, with names that stand elsewhere in it', () => {
  const txt = Buffer.from('\u0004rp=x', 'latin1');
  const answer = Buffer.concat([
    header([0, 2, 0, 1]),
    // _ipp._tcp.local begins seven bytes after Office.
    office,
    fixed(33, 8),
    Buffer.from([0, 0, 0, 0, 2, 0x77]),
    pointer(12),
    pointer(12),
    fixed(16, txt.length),
    txt,
    pointer(19),
    fixed(1, 4),
    Buffer.from([10, 1, 0, 7]),
  ]);
  const name = ['Office', '_ipp', '_tcp', 'local'];
  expect(decodeAnswer(answer)).toEqual([
    { type: 'SRV', name, ttl: 120, port: 631, target: name },
    { type: 'TXT', name, ttl: 120, strings: ['rp=x'] },
    { type: 'A', name: name.slice(1), ttl: 120, address: '10.1.0.7' },
  ]);
});

test('what is no answer, or no sound one, is nothing', () => {
  const endless = Buffer.concat([header([0, 1, 0, 0]), pointer(12), fixed(12, 0)]);
  const forwards = Buffer.concat([header([0, 1, 0, 0]), pointer(14), office, fixed(12, 0)]);
  const many = header([0, 60_000, 0, 0]);
  const cut = Buffer.concat([header([0, 1, 0, 0]), office, fixed(16, 200)]);
  const long = Buffer.concat([
    header([0, 1, 0, 0]),
    ...Array.from({ length: 5 }, () => Buffer.concat([Buffer.of(63), Buffer.alloc(63, 'a')])),
    Buffer.of(0),
    fixed(12, 0),
  ]);
  const question = encodeQuestions([{ name: ['_ipp', '_tcp', 'local'], type: 'PTR' }]);
  const bad = [
    endless,
    forwards,
    many,
    cut,
    long,
    question,
    Buffer.alloc(5),
    Buffer.alloc(9001, 0x84),
  ];
  for (const each of bad) expect(decodeAnswer(each)).toBeUndefined();
});

test('bytes of any kind end the reading, and nothing else', () => {
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 0x7fff_ffff);
  for (let round = 0; round < 5000; round += 1) {
    const bytes = Buffer.alloc(12 + (random() % 200));
    for (const place of bytes.keys()) bytes[place] = random() % 256;
    header([0, 1 + (random() % 4), 0, 0]).copy(bytes);
    expect(() => decodeAnswer(bytes)).not.toThrow();
  }
});
