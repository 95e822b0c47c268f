import { describe, expect, test } from 'vitest';
import { fuzz } from './hostile/fuzz.ts';
import { hasOpenssl } from './openssl.ts';

const files = 50_000;

describe.skipIf(!hasOpenssl)('of PFX, CER, P7B and CSR files that were changed at random', () => {
  test('each is read, or refused soon and with one error that says why', async () => {
    const outcome = await fuzz(0, files);
    const all = [...outcome.values()].reduce((sum, count) => sum + count);
    expect(all).toBe(files);
    // They are not so broken that nothing deep in them is ever reached.
    for (const form of ['pfx', 'der', 'pem', 'p7b', 'publishsettings', 'request']) {
      expect(outcome.get(form), form).toBeGreaterThan(0);
    }
  }, 120_000);
});
