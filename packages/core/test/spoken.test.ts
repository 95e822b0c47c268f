import { expect, test } from 'vitest';
import { spoken } from '../src/spoken.ts';

test('of a certificate that does not hold now it is said when now is', () => {
  const error = Object.assign(new Error('certificate is not yet valid'), {
    code: 'CERT_NOT_YET_VALID',
  });
  expect(spoken(error, Date.UTC(2025, 9, 17))).toBe(
    'certificate is not yet valid by the clock of this machine, where it is 2025-10-17T00:00:00.000Z',
  );
  expect(spoken(new Error('self-signed certificate; see Node.js'))).toBe('self-signed certificate');
});
