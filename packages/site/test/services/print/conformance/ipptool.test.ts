import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../../../test/peers/describe-with-peers.ts';
import { startedSite } from '../../../started-site.ts';
import { IppCaller } from '../ipp-caller.ts';
import { certificateRelay } from './certificate-relay.ts';
import { everywhereDevice } from './everywhere-device.ts';
import { runSuite, suiteFolder, type SuiteName, suites } from './ipptool-suites.ts';
import { NowhereProxy } from './nowhere-proxy.ts';

const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000002';

describeWithPeers('printing', 'the suites of ipptool', () => {
  it.each(Object.keys(suites) as readonly SuiteName[])(
    '%s finds nothing wrong',
    async (name) => {
      const { address } = await startedSite({ requestsPerSecond: '99999' });
      const signal = AbortSignal.timeout(15_000);
      const body = { name: 'Office' };
      const printer = await callSite(address, publishPrinter, { body }, { signal });
      const proxy = new NowhereProxy(new IppCaller(address, printer), device);
      await proxy.register(everywhereDevice);
      const relay = await certificateRelay(address, async () => proxy.turn());
      const uri = `ipp://tester@127.0.0.1:${relay.port}/ecp/printers/${printer.id}`;
      const score = await runSuite(await suiteFolder(), name, uri);
      await relay.idle();
      expect(score.failed).toEqual([]);
      expect(score.skipped).toBeLessThan(suites[name].skippedOfCupsd);
    },
    60_000,
  );
});
