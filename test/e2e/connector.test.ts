import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const completed = 9;

test('what is printed at a site comes out of the printer of a building, byte for byte', async () => {
  const printer = await startEvePrinter();
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [printer.uri]);
  const agent = startAgent(lab.home);
  const office = await lab.publish('Office', printer.uri);
  await office.isServed();
  expect(await lab.available()).toMatchObject([
    { uri: printer.uri, state: 'idle', publishedAs: 'Office' },
  ]);
  // What the real printer can do is what people see.
  const shown = await office.attributes();
  expect(shown?.mimeMediaTypes('document-format-supported')).toContain('image/pwg-raster');
  expect(shown?.has('media-col-database')).toBe(true);

  const document = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)]);
  const job = await office.print(document);
  await office.reaches(job, completed);
  expect(await printer.paper.printed()).toEqual([document]);
  await agent.says(/is completed/);
  expect(await agent.end()).toBe(0);
});
