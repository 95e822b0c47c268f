import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { readCupsPrinters } from '@hawser/core/printing/imports/read-cups-printers';
import { expect, it, onTestFinished } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from './cupsd.ts';

describeWithPeers('printing', 'the printers of a CUPS', () => {
  it('are listed with what it knows of them', async () => {
    const cupsd = await startCupsd({ queues: ['office', 'hall'] });
    const client = openIppClient({ uri: `ipp://localhost:${cupsd.port}/` });
    onTestFinished(() => client.close());
    await cupsd.run('lpadmin', '-p', 'office', '-L', 'B1-2.110', '-D', 'By the window');
    const listed = await readCupsPrinters(client);
    expect(listed).toEqual([
      expect.objectContaining({ where: 'queue hall', outcome: 'read' }),
      {
        outcome: 'read',
        where: 'queue office',
        printer: {
          name: 'office',
          place: 'B1-2.110',
          comment: 'By the window',
          uri: cupsd.uri('office'),
        },
      },
    ]);
  });

  it('are none where it has none', async () => {
    const cupsd = await startCupsd({ queues: [] });
    const client = openIppClient({ uri: `ipp://localhost:${cupsd.port}/` });
    onTestFinished(() => client.close());
    expect(await readCupsPrinters(client)).toEqual([]);
  });
});
