import { systemClock as clock } from '@hawser/core/clock';
import { expect, it } from 'vitest';
import { findPrinters } from '../../packages/agent/src/connector/printers/find-printers.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';

describeWithPeers('printing', 'a printer that was found', () => {
  it('is not told of beside a queue of CUPS that leads to it', async () => {
    const printer = await startEvePrinter();
    const cupsd = await startCupsd({ queues: [] });
    await cupsd.addQueue('corridor', printer.uri);
    const found = { uri: printer.uri, isFound: true } as const;
    const finding = { clock, signal: AbortSignal.timeout(20_000), before: [] };
    const server = { uri: `ipp://localhost:${cupsd.port}/` };
    const reached = await findPrinters([found, server], finding);
    expect(reached.map(({ uri }) => uri)).toEqual([cupsd.uri('corridor')]);
    expect((await findPrinters([found], finding)).map(({ uri }) => uri)).toEqual([printer.uri]);
  });
});
