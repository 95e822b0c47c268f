import { expect, it, vi } from 'vitest';
import { killableDevice, killSteps, nameOf } from './device-kills.ts';

vi.setConfig({ testTimeout: 600_000 });

it('a job that was answered is at the site once, wherever the agent was killed', async () => {
  const device = await killableDevice();
  for (let round = 1; round <= 3; round += 1) {
    for (const step of killSteps) {
      const fate = await device.killedAt(step).catch((error: unknown) => error);
      expect([nameOf(step), fate]).toEqual([
        nameOf(step),
        expect.stringMatching(/^(came once|was never answered)$/),
      ]);
    }
  }
});
