import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { badLine, type Mishap } from '../printing/bad-line.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { ConnectorLab } from './connector-lab.ts';
import { printedTogether } from './several-documents.ts';

vi.setConfig({ testTimeout: 300_000 });

const [pendingHeld, completed] = [4, 9];

test('a line that breaks when the printer has some documents of a job has none of them printed twice', async () => {
  const printer = await startVirtualPrinter();
  for (const mishap of ['not begun', 'in the middle', 'answer lost'] as const) {
    let left: Mishap | undefined = mishap;
    const line = await badLine(printer.uri, (operation, times) => {
      if (operation !== 'Send-Document' || times !== 2) return undefined;
      const now = left;
      left = undefined;
      return now;
    });
    const { address } = await startedSite({ requestsPerSecond: '1000' });
    const lab = await ConnectorLab.of(address, [line.uri]);
    const agent = startAgent(lab.home);
    const office = await lab.publish('Office', line.uri);
    await office.isServed();
    const before = Object.keys(await printer.printed());
    const documents = [1, 2, 3].map(() => Buffer.concat([Buffer.from('%PDF-'), randomBytes(1000)]));
    const job = await printedTogether(office, documents);
    const fate = await office.reaches(job, completed, pendingHeld);
    const paper = Object.entries(await printer.printed()).filter(
      ([name]) => !before.includes(name),
    );
    for (const document of documents) {
      const times = paper.filter(([, bytes]) => bytes.equals(document)).length;
      expect(times, mishap).toBeLessThanOrEqual(1);
      if (fate === completed) expect(times, mishap).toBe(1);
    }
    await agent.end();
  }
});
