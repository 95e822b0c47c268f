import { expect, it } from 'vitest';
import { newEcKeyPair } from '../../src/pki/key-pair.ts';
import { readPkcs12 } from '../../src/pki/pkcs12/read-pkcs12.ts';
import { writePkcs12 } from '../../src/pki/pkcs12/write-pkcs12.ts';

it.each([
  ['', undefined],
  ['\0', undefined],
  ['web\0', 'web'],
  ['x'.repeat(2000), 'x'.repeat(1000)],
  ['\ud800', '\ufffd'],
])('reads the name %j of a key as it can be kept', async (friendlyName, kept) => {
  const { privateKey: key } = await newEcKeyPair();
  const pfx = writePkcs12({ certificates: [], keys: [{ key, friendlyName }] }, 'x', 'legacy');
  expect((await readPkcs12(pfx, 'x')).keys[0]?.friendlyName).toBe(kept);
});
