import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { DeviceLab } from './device-lab.ts';

vi.setConfig({ testTimeout: 30_000 });

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);

it('prints at the site what it is given, and says how the job is there', async () => {
  const lab = await DeviceLab.start();
  const id = await lab.print(pdf);
  await expect.poll(async () => (await lab.atSite()).length).toBe(1);
  await expect
    .poll(async () => (await lab.atSite())[0]?.keywords('job-state-reasons'))
    .toEqual(['job-fetchable']);
  await lab.office.turn();
  const job = await lab.becomes(id, 'completed');
  expect(job?.keywords('job-state-reasons')).toContain('job-completed-successfully');
});
