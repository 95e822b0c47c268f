import { expect, test } from 'vitest';
import { Turns } from '../../src/store/postgresql/turns.ts';

test('who changes the same as another waits for him, and nobody else does', async () => {
  const turns = new Turns(1000);
  const told: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = async (name: string, ...keys: readonly string[]): Promise<void> =>
    turns.take(keys, async () => {
      told.push(name);
      await new Promise<void>((resolve) => void ends.set(name, resolve));
      if (name === 'first') throw new Error('refused');
    });
  const first = begin('first', 'office', 'ada').catch(() => undefined);
  const second = begin('second', 'office', 'ben');
  const third = begin('third', 'lab', 'ada');
  const other = begin('other', 'hall', 'eve');
  await expect.poll(() => told).toEqual(['first', 'other']);
  ends.get('first')?.();
  await first;
  await expect.poll(() => told).toEqual(['first', 'other', 'second', 'third']);
  for (const name of ['second', 'third', 'other']) ends.get(name)?.();
  await Promise.all([second, third, other]);
});

test('who has waited for too long changes nothing any more', async () => {
  const turns = new Turns(0);
  const first = turns.take(['office'], async () => undefined);
  await expect(first).rejects.toThrow('its turn came late');
});
