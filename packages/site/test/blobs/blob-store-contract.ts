import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { TestClock } from '@hawser/core/clock';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore, StoredBlob } from '../../src/blobs/blob-store.ts';
import { bytesOf, content, hashOf, read, sha256 } from './contents.ts';

/** An empty store of the running test. */
export interface OpenedStore {
  readonly store: BlobStore;
  /** Begins at the present. */
  readonly clock: TestClock;
  /** What is there and is not yet a blob, or no longer one. */
  leftovers(): Promise<readonly string[]>;
  /** Milliseconds after which a second put is later than a first. */
  readonly grain: number;
}

const hour = 3_600_000;
const limit = 64 * 1024;
const absent = sha256(Buffer.from('absent'));

/** What every blob store does. */
export function describeBlobStore(title: string, open: () => Promise<OpenedStore>): void {
  let opened: OpenedStore;
  let store: BlobStore;

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    return async () => store.close();
  });

  const expectEmpty = async (): Promise<void> => {
    expect(await names(store.list())).toEqual([]);
    expect(await opened.leftovers()).toEqual([]);
  };

  describe(`${title}: put and get`, () => {
    test.each([
      ['nothing', 0],
      ['one byte', 1],
      ['64 KiB', limit],
      ['64 KiB and a byte', limit + 1],
      ['some blocks', 9 * 2 ** 20 + 7],
    ])('%s', async (_, size) => {
      const bytes = await bytesOf(size);
      const name = sha256(bytes);
      expect(await store.put(content(size))).toEqual({ name, size });
      const part = await store.get(name);
      expect(part).toMatchObject({ size, length: size });
      expect((await read(part)).equals(bytes)).toBe(true);
      const stat = await store.stat(name);
      expect(stat).toMatchObject({ name, size });
      expect(Math.abs(stat!.storedAt - opened.clock.now())).toBeLessThan(60_000);
      expect(await opened.leftovers()).toEqual([]);
    });

    test('20 MB as they come', async () => {
      const size = 20_000_000;
      const { name } = await store.put(content(size, 5, 30_011));
      expect(name).toBe(await hashOf(content(size, 5)));
      expect(await hashOf((await store.get(name)).stream)).toBe(name);
    });

    test('the same again gives the same, once', async () => {
      for (const size of [100, 100_000, 5_000_000]) {
        const first = await store.put(content(size));
        expect(await store.put(content(size))).toEqual(first);
      }
      expect((await names(store.list())).length).toBe(3);
      expect(await opened.leftovers()).toEqual([]);
    });

    test('100 at once, each content twice', async () => {
      const size = (seed: number): number => seed * 2000;
      const put = await Promise.all(
        Array.from({ length: 100 }, async (_, at) => store.put(content(size(at >> 1), at >> 1))),
      );
      const unique = [...new Set(put.map(({ name }) => name))];
      expect(await names(store.list())).toEqual(unique.toSorted());
      expect(unique.length).toBe(50);
      for (const [at, { name }] of put.entries()) {
        expect(await hashOf((await store.get(name)).stream)).toBe(name);
        expect(name).toBe(await hashOf(content(size(at >> 1), at >> 1)));
      }
      expect(await opened.leftovers()).toEqual([]);
    });

    test('what is not there', async () => {
      await expect(store.get(absent)).rejects.toMatchObject({ code: 'blob-not-found' });
      const range = { start: 0, end: 1 };
      await expect(store.get(absent, range)).rejects.toMatchObject({ code: 'blob-not-found' });
      expect(await store.stat(absent)).toBeUndefined();
      await store.delete(absent);
    });
  });

  describe(`${title}: a range`, () => {
    test.each([1000, 100_000])('of %d bytes is what a slice of them is', async (size) => {
      const bytes = await bytesOf(size);
      const { name } = await store.put(content(size));
      const position = fc.nat(size);
      await fc.assert(
        fc.asyncProperty(position, fc.option(fc.nat(2 * size)), async (start, more) => {
          const range = more === null ? { start } : { start, end: start + more };
          const expected = bytes.subarray(start, more === null ? size : start + more);
          const part = await store.get(name, range);
          expect(part).toMatchObject({ size, length: expected.length });
          expect((await read(part)).equals(expected)).toBe(true);
        }),
        { numRuns: 40, seed: 1 },
      );
    });

    test.each([
      { start: -1 },
      { start: 0.5 },
      { start: Number.NaN },
      { start: 100_001 },
      { start: 5, end: 4 },
      { start: 0, end: Number.POSITIVE_INFINITY },
    ])('that is none is refused: %o', async (range) => {
      const { name } = await store.put(content(100_000));
      await expect(store.get(name, range)).rejects.toMatchObject({
        code: 'blob-bad-range',
        status: 416,
      });
    });
  });

  describe(`${title}: a put that fails leaves nothing`, () => {
    test.each([1000, 100_000, 9_000_000])('%d bytes, not those announced', async (size) => {
      const announced = sha256(await bytesOf(size, 1));
      const refused = store.put(content(size), { expected: { sha256: announced } });
      await expect(refused).rejects.toMatchObject({ code: 'blob-wrong-hash', status: 400 });
      for (const other of [size - 1, size + 1]) {
        await expect(store.put(content(size), { expected: { size: other } })).rejects.toMatchObject(
          { code: 'blob-wrong-size', status: 400 },
        );
      }
      await expect(store.put(content(size), { limit: size - 1 })).rejects.toMatchObject({
        code: 'blob-too-large',
        status: 413,
      });
      await expectEmpty();
      const expected = { size, sha256: sha256(await bytesOf(size)) };
      expect(await store.put(content(size), { expected, limit: size })).toMatchObject({ size });
    });

    test('what is refused can still be read by its owner', async () => {
      const source = Readable.from(content(200_000));
      await expect(store.put(source, { limit: 100_000 })).rejects.toThrow('100000 bytes');
      expect(source.destroyed).toBe(false);
      expect((await buffer(source)).length).toBeGreaterThan(0);
    });

    test.each([1000, 100_000, 9_000_000])('its source breaks after %d bytes', async (size) => {
      const broken = Object.assign(new Error('the sender is gone'), { code: 'ECONNRESET' });
      const source = async function* (): AsyncGenerator<Buffer> {
        yield* content(size);
        throw broken;
      };
      await expect(store.put(source())).rejects.toBe(broken);
      await expectEmpty();
    });

    test.each([0, 1000, 100_000, 9_000_000])(
      'it is aborted while it waits after %d bytes',
      async (size) => {
        const controller = new AbortController();
        const reason = new Error('no longer wanted');
        const source = async function* (): AsyncGenerator<Buffer> {
          yield* content(size);
          controller.abort(reason);
          await new Promise(() => undefined);
        };
        const { signal } = controller;
        await expect(store.put(source(), { signal })).rejects.toBe(reason);
        await expect(store.put(content(10), { signal })).rejects.toBe(reason);
        await expectEmpty();
      },
    );
  });

  describe(`${title}: a name`, () => {
    test.each(['', '..', '../../etc/passwd', 'a'.repeat(63), 'A'.repeat(64), `${absent}\n`])(
      'that is none is refused: %j',
      async (name) => {
        const refused = { code: 'blob-bad-name', status: 400 };
        await expect(store.get(name)).rejects.toMatchObject(refused);
        await expect(store.stat(name)).rejects.toMatchObject(refused);
        await expect(store.delete(name)).rejects.toMatchObject(refused);
      },
    );
  });

  describe(`${title}: a list`, () => {
    test('is in order and goes on after any name', async () => {
      const sizes = [0, 10, 1000, limit, limit + 1, 200_000, 5_000_000];
      const put = await Promise.all(sizes.map(async (size) => store.put(content(size))));
      const all = put.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const listed = await Array.fromAsync(store.list());
      expect(listed.map(({ name, size }) => ({ name, size }))).toEqual(all);
      for (const at of [0, 3, 6]) {
        const rest = all.slice(at + 1).map(({ name }) => name);
        expect(await names(store.list(all[at]!.name))).toEqual(rest);
      }
      for (const { name } of all) await store.delete(name);
      await expectEmpty();
      expect(await store.stat(all[0]!.name)).toBeUndefined();
    });
  });

  describe(`${title}: a sweep`, () => {
    test('deletes what is old and nothing refers to', async () => {
      const sizes = [10, 20, 100_000, 200_000];
      const put = await Promise.all(sizes.map(async (size) => store.put(content(size))));
      const kept = [put[1]!.name, put[3]!.name];
      const isReferenced = (name: string): boolean => kept.includes(name);
      const early = await store.sweep(isReferenced, { olderThan: hour });
      expect(early).toEqual({ blobs: 0, bytes: 0, leftovers: 0 });
      await opened.clock.advance(2 * hour);
      const late = await store.sweep(isReferenced, { olderThan: hour });
      expect(late).toEqual({ blobs: 2, bytes: 100_010, leftovers: 0 });
      expect(await names(store.list())).toEqual(kept.toSorted());
      expect(await opened.leftovers()).toEqual([]);
    });

    test('leaves what is being put, or put again, right now', async () => {
      const sizes = [100, 100_000, 9_000_000];
      const { promise: swept, resolve } = Promise.withResolvers<void>();
      const waiting = async function* (size: number): AsyncGenerator<Buffer> {
        yield* content(size, 1);
        await swept;
      };
      const put = await Promise.all(sizes.map(async (size) => store.put(content(size))));
      const putting = Promise.all(sizes.map(async (size) => store.put(waiting(size))));
      await opened.clock.advance(2 * hour);
      await setTimeout(opened.grain);
      const putAgain = async (name: string): Promise<boolean> => {
        await store.put(content(put.find((blob) => blob.name === name)!.size));
        return false;
      };
      const { blobs, leftovers } = await store.sweep(putAgain, { olderThan: hour });
      expect({ blobs, leftovers }).toEqual({ blobs: 0, leftovers: 0 });
      resolve();
      for (const { name } of [...put, ...(await putting)]) {
        expect(await hashOf((await store.get(name)).stream)).toBe(name);
      }
      expect(await opened.leftovers()).toEqual([]);
    });
  });

  test(`${title}: closing waits for what is being put`, async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = async function* (): AsyncGenerator<Buffer> {
      yield* content(100_000);
      await promise;
    };
    const putting = store.put(waiting());
    const closing = store.close();
    resolve();
    await closing;
    expect(await store.stat((await putting).name)).toMatchObject({ size: 100_000 });
  });
}

async function names(blobs: AsyncIterable<StoredBlob>): Promise<readonly string[]> {
  return (await Array.fromAsync(blobs)).map(({ name }) => name);
}
