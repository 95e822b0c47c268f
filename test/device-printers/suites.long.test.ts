import { expect, it, vi } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { suiteOfDevice } from './suite-of-device.ts';

vi.setConfig({ testTimeout: 300_000 });

describeWithPeers('printing', 'a cloud printer on a device', () => {
  it.each([
    ['ipp-1.1', 50],
    ['ipp-everywhere', 400],
  ] as const)('has nothing that ipptool finds wrong by all of %s', async (name, least) => {
    const { passed, failed } = await suiteOfDevice(name, { isWhole: true });
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(least);
  });
});
