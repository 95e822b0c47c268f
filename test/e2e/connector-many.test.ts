import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { startLightPrinters } from '../light-printers.ts';
import { type CloudOffice, ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const completed = 9;

test('one connector prints for many printers at once, and lets those be that have nothing to do', async () => {
  await using printers = await startLightPrinters(24);
  const { address } = await startedSite({ requestsPerSecond: '1000', printJobsPerUser: '0' });
  const lab = await ConnectorLab.of(
    address,
    printers.all.map((printer) => printers.uri(printer)),
  );
  const agent = startAgent(lab.home);
  const offices: CloudOffice[] = [];
  for (const [index, printer] of printers.all.entries()) {
    offices.push(await lab.publish(`Office ${index}`, printers.uri(printer)));
  }
  for (const office of offices) await office.isServed();
  const jobs = await Promise.all(
    offices.flatMap((office) => [1, 2].map(async () => ({ office, job: await office.print(pdf) }))),
  );
  for (const { office, job } of jobs) expect(await office.reaches(job, completed)).toBe(completed);
  expect(printers.all.map(({ arrivals }) => arrivals.length)).toEqual(offices.map(() => 2));

  // It comes back, and asks only of those whose jobs are not over.
  expect(await agent.end()).toBe(0);
  const [one] = offices;
  if (one === undefined) throw new Error('there is no printer');
  const waiting = await one.print(pdf);
  const again = startAgent(lab.home);
  await again.says(/serves "Office/, offices.length);
  expect(await one.reaches(waiting, completed)).toBe(completed);

  // An idle printer is asked how it is, and for no more than that.
  for (const printer of printers.all) printer.asked.clear();
  await pause(3000);
  const names = new Set(printers.all.flatMap(({ asked }) => [...asked.keys()]));
  expect([...names]).toEqual(['Get-Printer-Attributes']);
});

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
