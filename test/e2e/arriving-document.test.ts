import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { ArrivingJob } from '../../packages/site/test/services/print/arriving-job.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { badLine, type Mishap } from '../printing/bad-line.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 120_000 });

const [pendingHeld, aborted, completed] = [4, 8, 9];

test('a document is printed while it arrives, once, whatever happens on its way', async () => {
  const printer = await startEvePrinter();
  let mishap: Mishap | undefined;
  const line = await badLine(printer.uri, (operation) => {
    if (operation !== 'Send-Document') return undefined;
    const now = mishap;
    mishap = undefined;
    return now;
  });
  const { address } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(address, [line.uri]);
  let agent = startAgent(lab.home);
  const office = await lab.publish('Office', line.uri);
  await office.isServed();
  const sentTimes = (): number => line.passed.filter((one) => one === 'Send-Document').length;
  /** A job of which the printer gets the first bytes. */
  const begun = async (): Promise<ArrivingJob> => {
    const before = sentTimes();
    const job = await ArrivingJob.begin(office.caller);
    await expect.poll(sentTimes, { timeout: 20_000 }).toBe(before + 1);
    return job;
  };
  const sound = async (): Promise<void> => {
    const document = randomBytes(1000);
    await office.reaches(await office.print(document), completed);
    expect((await printer.paper.printed()).at(-1)).toEqual(document);
  };

  const streamed = await begun();
  await streamed.more(2_000_000);
  expect(await streamed.end()).toBe('successful-ok');
  await office.reaches(streamed.number, completed);
  expect((await printer.paper.printed()).map(({ length }) => length)).toEqual([3_500_000]);
  expect((await printer.paper.printed())[0]?.equals(streamed.document)).toBe(true);

  // Its client dies.
  const broken = await begun();
  await broken.breakOff();
  expect(await office.reaches(broken.number, aborted, completed, pendingHeld)).toBe(aborted);
  await agent.says(/is not wanted any more/);
  await sound();

  // The line to the printer breaks: what has come is sent again from the disk, or a person decides.
  mishap = 'in the middle';
  const again = await begun();
  await again.more(500_000);
  expect(await again.end()).toBe('successful-ok');
  const fate = await office.reaches(again.number, completed, pendingHeld);
  const paper = (await printer.paper.printed()).filter(({ length }) => length === 2_000_000);
  expect(paper.length).toBe(fate === completed ? 1 : 0);
  if (fate === pendingHeld) await office.cancel(again.number);
  await sound();

  // The connector dies.
  const left = await begun();
  await agent.end('SIGKILL');
  agent = startAgent(lab.home);
  await left.more(700_000);
  expect(await left.end()).toBe('successful-ok');
  const end = await office.reaches(left.number, completed, pendingHeld);
  const printed = (await printer.paper.printed()).filter(({ length }) => length === 2_200_000);
  expect(printed.length).toBe(end === completed ? 1 : 0);
  if (end === pendingHeld) await office.cancel(left.number);
  await sound();
});
