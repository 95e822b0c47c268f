import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';
import { startLightPrinters } from '../light-printers.ts';
import { ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const completed = 9;

test('of two connectors with one identity the second is told so and ends, and jobs are printed once', async () => {
  await using printers = await startLightPrinters(1);
  const [printer] = printers.all;
  if (printer === undefined) throw new Error('there is no printer');
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [printers.uri(printer)]);
  const copy = await temporaryFolder();
  await cp(lab.home, copy, { recursive: true });
  const first = startAgent(lab.home);
  const office = await lab.publish('Office', printers.uri(printer));
  await office.isServed();

  const second = startAgent(copy);
  await second.says(/agent runs already, on another machine or from another folder/);
  expect(await second.ended()).toBe(5);
  const jobs = await Promise.all([1, 2, 3].map(async () => office.print(Buffer.from('%PDF-1.7'))));
  for (const job of jobs) expect(await office.reaches(job, completed)).toBe(completed);
  expect(printer.arrivals).toHaveLength(3);

  // Whoever takes its place, as after a machine was moved, is let in as soon as it has gone.
  expect(await first.end('SIGKILL')).toBe('SIGKILL');
  const moved = startAgent(join(copy));
  await moved.says(/connected to/);
  await office.reaches(await office.print(Buffer.from('%PDF-1.7')), completed);
  expect(printer.arrivals).toHaveLength(4);
});
