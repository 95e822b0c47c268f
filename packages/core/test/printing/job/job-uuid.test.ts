import { randomUUID } from 'node:crypto';
import { jobUuid, placeInUuid } from '@hawser/core/printing/job/job-uuid';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('a job is found by its UUID, which is one of version 8', () => {
  const integer = fc.integer({ min: 1, max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(integer, integer, (printer, job) => {
      const [one, other] = [randomUUID(), randomUUID()].map((random) =>
        jobUuid(random, { printer, job }),
      );
      expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(one).not.toBe(other);
      expect(placeInUuid(one?.toUpperCase() ?? '')).toEqual({ printer, job });
    }),
  );
});

test('no job is found by any other', () => {
  for (const uuid of [randomUUID(), 'ffffffff-ffff-8fff-bfff-ffffffffffff', '8', '']) {
    expect(placeInUuid(uuid)).toBeUndefined();
  }
});
