import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  serverSentEvents,
  TooLong,
  type ServerSentEvent,
} from '../../src/api/server-sent-events.ts';
import { retryAfterMs } from '../../src/api/retry-after.ts';

async function read(pieces: readonly string[], most = 100): Promise<readonly ServerSentEvent[]> {
  const stream = (async function* () {
    for (const piece of pieces) yield new TextEncoder().encode(piece);
  })();
  return Array.fromAsync(serverSentEvents(stream, most));
}

test('messages have an id and data; what is there to show life is left out', async () => {
  const text =
    ': hello\nretry: 10\n\nid: 1\nevent: log\ndata: one\ndata:two\r\n\r\ndata:  three\n\n';
  expect(await read([text])).toEqual([
    { id: '1', data: 'one\ntwo' },
    { id: '1', data: ' three' },
  ]);
});

test('a message that is cut off is none', async () => {
  expect(await read(['data: whole\n\ndata: cut\n'])).toEqual([{ id: undefined, data: 'whole' }]);
});

test('the same comes of it wherever the stream is cut into pieces', async () => {
  const text = 'id: 7\ndata: {"text":"é ü"}\n\n:\n\nid: 8\ndata: two\ndata: lines\n\n';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
      const at = [0, ...cuts.toSorted((one, other) => one - other), text.length];
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect(await read(pieces)).toEqual(await read([text]));
    }),
  );
});

test.each([
  ['a line', ['data: ', 'x'.repeat(60), 'x'.repeat(60)]],
  ['a line that has ended', [`data: ${'x'.repeat(120)}\n`]],
  ['a message', Array.from({ length: 3 }, () => `data: ${'x'.repeat(50)}\n`)],
])('%s that is too long is refused', async (_, pieces) => {
  await expect(read(pieces)).rejects.toThrow(TooLong);
});

test.each([
  ['7', 7000],
  ['999999', 60_000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s', (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 0, 1))).toBe(ms);
});
