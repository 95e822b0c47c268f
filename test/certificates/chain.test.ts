import { expect, test } from 'vitest';
import { chainFor } from '../../packages/core/src/pki/chain.ts';
import { openLab } from './lab.ts';

test('a chain is found in a heap by names and signatures', async () => {
  await using lab = await openLab('ec', 4);
  await using other = await openLab('ec', 4);
  const [leaf, ...above] = lab.chain.certificates.map(({ certificate }) => certificate);
  const [, ...namesakes] = other.chain.certificates.map(({ certificate }) => certificate);
  if (leaf === undefined) throw new Error('there is no leaf');
  // The others have the same names, and other keys.
  const heap = [...namesakes, ...above.toReversed(), leaf];
  expect(chainFor(leaf, heap)).toEqual({ chain: above });
  const withoutMiddle = [...namesakes, ...above.filter((each) => each !== above[1])];
  expect(chainFor(leaf, withoutMiddle)).toEqual({
    chain: above.slice(0, 1),
    missing: { issuer: 'CN=authority 1', urls: [] },
  });
});
