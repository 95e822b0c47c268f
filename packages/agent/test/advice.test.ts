import { expect, test } from 'vitest';
import { advice } from '../src/advice.ts';

test('what a site tells its administrators to do is told by the commands of this program', () => {
  expect(
    advice(
      'See how the job stands: hawser get-print-job. How the printer does: hawser get-cloud-printer',
    ),
  ).toBe(
    'See how the job stands: hawser-agent get-print-job. How the printer does: hawser-agent find-printer',
  );
  expect(advice('Sign in: hawser connect-site. If not so, ask.')).toBe(
    'Sign in: hawser-agent connect-agent-user. If not so, ask.',
  );
  expect(advice('Sign in again: hawser connect-site @device')).toBe(
    'Sign in again: hawser-agent connect-agent-user',
  );
  const others = 'Register: hawser new-registration-token. Start: hawser-agent start-agent';
  expect(advice(others)).toBe(others);
});
