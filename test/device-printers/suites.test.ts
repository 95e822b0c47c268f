import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { DeviceLab } from './device-lab.ts';
import { suiteOfDevice } from './suite-of-device.ts';

vi.setConfig({ testTimeout: 60_000 });

describeWithPeers('printing', 'a cloud printer on a device', () => {
  it('has nothing that ipptool finds wrong by the suite of IPP Everywhere', async () => {
    const { passed, failed } = await suiteOfDevice('ipp-everywhere', { isWhole: false });
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(74);
  });

  it('prints for a real CUPS, which shows how the job is at the site', async () => {
    const lab = await DeviceLab.start();
    const cupsd = await startCupsd({ queues: [] });
    await cupsd.addQueue('office', lab.uri);
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(50_000)]);
    const file = join(await temporaryFolder(), 'letter.pdf');
    await writeFile(file, pdf);
    await lab.whilePrinting(async () => {
      await cupsd.print('office', file, '-n', '2');
      await expect
        .poll(async () => cupsd.run('lpstat', '-W', 'completed', '-o'), { timeout: 20_000 })
        .toContain('office-1');
    });
    const [job] = await lab.atSite();
    expect(job?.integer('copies')).toBe(2);
    expect(job?.enum('job-state')).toBe(9);
    // What is like no document comes through where its sender says that it is for the printer alone.
    const noise = Buffer.concat([Buffer.alloc(8), randomBytes(5000)]);
    await writeFile(file, noise);
    await cupsd.print('office', file, '-o', 'raw');
    await expect.poll(async () => (await lab.atSite()).length, { timeout: 20_000 }).toBe(2);
    await expect.poll(async () => lab.documentsAtSite(2), { timeout: 20_000 }).toBe(1);
    expect(await lab.documentAtSite(2)).toEqual(noise);
  });
});
