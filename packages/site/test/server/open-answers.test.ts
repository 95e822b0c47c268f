import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { OpenAnswers } from '../../src/server/open-answers.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

/** An answer as far as it counts here; whole ones would soon have all of the memory looked through. */
function answer(): ServerResponse {
  const parts = Array.from({ length: 128 }, (_, index) => index + 0.5);
  return Object.assign(new EventEmitter(), { parts }) as unknown as ServerResponse;
}

test('those are open that have not closed', () => {
  const open = new OpenAnswers();
  const [first, second, third] = [answer(), answer(), answer()];
  open.add(first);
  open.add(second);
  first.emit('close');
  open.add(third);
  expect([...open]).toEqual(expect.arrayContaining([second, third]));
  expect(open.count).toBe(2);
});

test('answers that are over are forgotten without a look through all of the memory', () => {
  const open = new OpenAnswers();
  const some = 16;
  const waiting = Array.from({ length: some }, answer);
  for (const each of waiting) open.add(each);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < 5000; round += 1) {
    const next = answer();
    open.add(next);
    waiting[round % some]?.emit('close');
    waiting[round % some] = next;
    if (round % 100 === 0) collect({ type: 'minor' });
  }
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  expect(open.count).toBe(some);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(2 * 1024 * 1024);
});
