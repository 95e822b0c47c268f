import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Places } from '../src/places.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

/** An answer as far as it counts here; whole ones would soon have all of the memory looked through. */
function answer(): object {
  return { parts: Array.from({ length: 128 }, (_, index) => index + 0.5) };
}

test('those are open that have not closed', () => {
  const open = new Places();
  const [first, second, third] = [answer(), answer(), answer()];
  const place = open.add(first);
  open.add(second);
  expect(open.at(place)).toBe(first);
  open.remove(place);
  open.remove(place);
  expect(open.at(place)).toBeUndefined();
  expect(open.add(third)).toBe(place);
  expect([...open]).toEqual([third, second]);
  expect(open.count).toBe(2);
});

test('answers that are over are forgotten without a look through all of the memory', () => {
  const open = new Places();
  const waiting = Array.from({ length: 16 }, () => open.add(answer()));
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < 5000; round += 1) {
    waiting.push(open.add(answer()));
    open.remove(waiting.shift() ?? -1);
    if (round % 100 === 0) collect({ type: 'minor' });
  }
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  expect(open.count).toBe(16);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(2 * 1024 * 1024);
});
