import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from './cupsd.ts';
import { startEvePrinter } from './eve-printer.ts';
import { printerFolder } from './printer-folder.ts';

const page = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

describeWithPeers('printing', 'the printers of the tests', () => {
  it('print by a queue that CUPS has made of what the printer says of itself', async () => {
    const printer = await startEvePrinter();
    const cupsd = await startCupsd({ queues: [] });
    const file = join(await printerFolder(), 'page.pdf');
    await writeFile(file, page);
    await cupsd.addQueue('corridor', printer.uri);
    await cupsd.print('corridor', file);
    expect(await printer.paper.printedTimes(1)).toEqual([Buffer.from(page)]);
    expect(await cupsd.run('lpstat', '-p')).toMatch(/^printer corridor/);
    expect(await cupsd.log()).toContain('[Job 1]');
  }, 60_000);
});
