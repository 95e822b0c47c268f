import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../../../test/peers/describe-with-peers.ts';
import { startedSite } from '../../../started-site.ts';
import { IppCaller } from '../ipp-caller.ts';
import { personWhoPrints } from '../person-who-prints.ts';
import { everywhereDevice } from './everywhere-device.ts';
import { runSuite, suiteFolder, type SuiteName, suites } from './ipptool-suites.ts';
import { NowhereProxy } from './nowhere-proxy.ts';
import { relayWithTurns } from './relay-with-turns.ts';

const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000002';

describeWithPeers('printing', 'the suites of ipptool', () => {
  it.each(Object.keys(suites) as readonly SuiteName[])(
    '%s finds nothing wrong',
    async (suite) => {
      const settings = { requestsPerSecond: '99999', printSignIn: 'password' };
      const started = await startedSite(settings);
      const { address } = started;
      const signal = AbortSignal.timeout(15_000);
      const body = { name: 'Office' };
      const printer = await callSite(address, publishPrinter, { body }, { signal });
      const proxy = new NowhereProxy(new IppCaller(address, printer), device);
      await proxy.register(everywhereDevice);
      const { url } = started.site.running;
      const { name, password } = await personWhoPrints(started, 'Printers.Use');
      const relay = await relayWithTurns(
        { ...address, url },
        { auth: `${name}:${password}`, turn: async () => proxy.turn() },
      );
      const uri = `ipp://${name}@127.0.0.1:${relay.port}/ecp/printers/${printer.id}`;
      const score = await runSuite(await suiteFolder(), suite, uri);
      await relay.idle();
      expect(score.failed).toEqual([]);
      expect(score.skipped).toBeLessThan(suites[suite].skippedOfCupsd);
    },
    60_000,
  );
});
