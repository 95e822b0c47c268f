import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { badLine } from '../printing/bad-line.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { ConnectorLab } from './connector-lab.ts';
import { printedTogether } from './several-documents.ts';

vi.setConfig({ testTimeout: 120_000 });

const completed = 9;

test('the documents of a job are printed in their order, in one job where the printer takes several', async () => {
  const several = await startVirtualPrinter();
  const one = await startEvePrinter();
  const line = await badLine(several.uri, () => undefined);
  const { address } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(address, [line.uri, one.uri]);
  startAgent(lab.home);
  const office = await lab.publish('Several', line.uri);
  const cellar = await lab.publish('One', one.uri);
  await office.isServed();
  await cellar.isServed();
  const documents = [1, 2, 3].map(() => Buffer.concat([Buffer.from('%PDF-'), randomBytes(1000)]));

  await office.reaches(await printedTogether(office, documents), completed);
  const [first, second, third] = documents;
  expect(await several.printed()).toEqual({
    'job-1.pdf': first,
    'job-1-2.pdf': second,
    'job-1-3.pdf': third,
  });
  expect(line.passed.filter((name) => name === 'Create-Job')).toHaveLength(1);

  await cellar.reaches(await printedTogether(cellar, documents), completed);
  expect(await one.paper.printed()).toEqual(documents);
});
