import { testClock } from '@hawser/core/clock';
import { expect, it } from 'vitest';
import { pacedLines } from '../../src/invocation/paced-lines.ts';

it('in lines that stay, how far a step is comes every few seconds, and all else at once', async () => {
  const clock = testClock();
  const lines: string[] = [];
  const report = pacedLines((text) => lines.push(text), clock);
  report('1 KB', 'progress');
  report('2 KB', 'progress');
  report('it goes on at another replica');
  await clock.advance(4999);
  report('3 KB', 'progress');
  await clock.advance(1);
  report('4 KB', 'progress');
  report('5 KB', 'progress');
  expect(lines).toEqual(['1 KB', 'it goes on at another replica', '4 KB']);
});
