import { createHash } from 'node:crypto';
import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { smallBlobsIn } from '../../src/store/small-blobs.ts';
import { describeEngines } from './engines.ts';

function blob(text: string): { readonly name: string; readonly bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(text);
  return { name: createHash('sha256').update(bytes).digest('hex'), bytes };
}

describeEngines('small blobs in the database', (engine) => {
  test('are given as they were put, and are as young as their last put', async () => {
    const clock = testClock(1000);
    const small = smallBlobsIn(await engine.open(await engine.newDatabase(), clock));
    const { name, bytes } = blob('abc');
    await small.put(name, bytes);
    await clock.advance(5);
    await small.put(name, bytes);
    expect(Buffer.from((await small.get(name)) ?? [])).toEqual(Buffer.from(bytes));
    expect(await small.stat(name)).toEqual({ name, size: 3, storedAt: 1005 });
    expect(await small.get(blob('other').name)).toBeUndefined();
  });

  test('stay when they were put again since somebody decided to delete them', async () => {
    const clock = testClock(1000);
    const small = smallBlobsIn(await engine.open(await engine.newDatabase(), clock));
    const { name, bytes } = blob('abc');
    await small.put(name, bytes);
    await clock.advance(5);
    await small.put(name, bytes);
    expect(await small.delete(name, 1000)).toBe(false);
    expect(await small.delete(name, 1005)).toBe(true);
    expect(await small.delete(name)).toBe(false);
  });

  test('are listed by name, over many pages, from any of them on', async () => {
    const small = smallBlobsIn(await engine.open(await engine.newDatabase()));
    const blobs = Array.from({ length: 1001 }, (_, index) => blob(`blob ${index}`));
    for (let from = 0; from < blobs.length; from += 250) {
      await Promise.all(
        blobs.slice(from, from + 250).map(async ({ name, bytes }) => small.put(name, bytes)),
      );
    }
    const names = blobs.map(({ name }) => name).toSorted();
    const listed = await Array.fromAsync(small.list());
    expect(listed.map(({ name }) => name)).toEqual(names);
    const rest = await Array.fromAsync(small.list(names[997]));
    expect(rest.map(({ name }) => name)).toEqual(names.slice(998));
  });
});
