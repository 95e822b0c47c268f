import { expect, test } from 'vitest';
import { sessionSeconds } from '../../../src/services/directory/sign-in-lifetimes.ts';

test('a browser is signed in for a working day, and no longer by being used', () => {
  const hour = 3600;
  const signedIn = { accountId: 'ada', loginTs: 1_800_000_000 };
  expect(sessionSeconds(signedIn, 1_800_000_000)).toBe(8 * hour);
  expect(sessionSeconds(signedIn, 1_800_000_000 + 7 * hour)).toBe(hour);
  expect(sessionSeconds(signedIn, 1_800_000_000 + 9 * hour)).toBe(1);
  expect(sessionSeconds({}, 1_800_000_000)).toBe(900);
});
