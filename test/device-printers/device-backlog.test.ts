import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { printerOperations } from '../../packages/site/src/services/print/operations/printer-operations.ts';
import { DeviceLab } from './device-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const pdf = Buffer.from('%PDF-1.7\nA letter.');
const many = 250;

/** How many requests of jobs the site answers at once, at most. */
function mostAtOnce(): () => number {
  let [now, most] = [0, 0];
  for (const name of ['Create-Job', 'Send-Document', 'Get-Job-Attributes'] as const) {
    const operation = [...printerOperations.values()].find((each) => each.name === name);
    if (operation === undefined) throw new Error(`there is no ${name}`);
    const original = operation.run.bind(operation);
    vi.spyOn(operation, 'run').mockImplementation(async (asked, parts) => {
      now += 1;
      most = Math.max(most, now);
      return await Promise.resolve(original(asked, parts)).finally(() => (now -= 1));
    });
  }
  return () => most;
}

it('sends what lay there when it started a few at a time, each once, and follows all of it', async () => {
  const lab = await DeviceLab.start();
  lab.gate.shut();
  await lab.print(pdf);
  await lab.stop();
  const folder = await lab.printerSpool();
  const first = JSON.parse(await readFile(join(folder, '1.json'), 'utf8')) as object;
  for (let id = 2; id <= many; id += 1) {
    const record = { ...first, id, uuid: `urn:uuid:${randomUUID()}` };
    await writeFile(join(folder, `${id}.json`), JSON.stringify(record), { mode: 0o600 });
    await writeFile(join(folder, `${id}-1`), pdf, { mode: 0o600 });
  }
  const most = mostAtOnce();
  lab.gate.open();
  await lab.run();
  const whole = async (): Promise<number> =>
    (await lab.atSite()).filter((job) =>
      job.keywords('job-state-reasons').includes('job-fetchable'),
    ).length;
  await expect.poll(whole, { timeout: 40_000 }).toBe(many);
  expect(await lab.atSite()).toHaveLength(many);
  expect(most()).toBeLessThanOrEqual(16);
  // Any of them may be over first.
  await lab.cloud.done('Cancel-Job', { operation: { 'job-id': many } });
  await lab.cloud.done('Cancel-Job', { operation: { 'job-id': 1 } });
  const canceled = async (): Promise<number> => {
    let count = 0;
    for (let id = 1; id <= many; id += 1) {
      if ((await lab.job(id))?.enum('job-state') === 7) count += 1;
    }
    return count;
  };
  await expect.poll(canceled).toBe(2);
});
