import { expect, it, vi } from 'vitest';
import { killableDevice, type KillStep } from './device-kills.ts';

vi.setConfig({ testTimeout: 60_000 });

const steps: readonly KillStep[] = [
  { operation: 'Create-Job', when: 'after', documents: 1 },
  { operation: 'Send-Document', when: 'middle', documents: 1 },
  { operation: 'Send-Document', when: 'after', documents: 1 },
  { operation: 'Send-Document', when: 'after', documents: 2, times: 1 },
];

it('a job that was answered is at the site once, wherever the agent was killed', async () => {
  const device = await killableDevice();
  for (const step of steps) {
    expect(['came once', 'was never answered']).toContain(await device.killedAt(step));
  }
});
