import { describe, expect, test } from 'vitest';
import { eventOfDeviceWord } from '../../../src/printing/job/device-word.ts';

describe('what a device says of a job', () => {
  test.each([
    [{ state: 3 }, 'device-waits'],
    [{ state: 4 }, 'device-unsure'],
    [{ state: 5 }, 'device-prints'],
    [{ state: 6 }, 'device-stopped'],
    [{ state: 7 }, 'device-canceled'],
    [{ state: 8 }, 'device-aborted'],
    [{ state: 9 }, 'device-completed'],
    [{}, 'device-renews'],
    [{ impressions: 0 }, 'device-renews'],
  ])('%o is %s', (word, event) => {
    expect(eventOfDeviceWord(word)).toBe(event);
  });

  test.each([{ impressions: 1 }, { state: 3, impressions: 2 }])(
    'is that it prints once there are pages, whatever else: %o',
    (word) => {
      expect(eventOfDeviceWord(word)).toBe('device-prints');
    },
  );

  test.each([0, 2, 10, -1, 1.5])('is nothing where job-state has no value %d', (state) => {
    expect(eventOfDeviceWord({ state })).toBeUndefined();
  });
});
