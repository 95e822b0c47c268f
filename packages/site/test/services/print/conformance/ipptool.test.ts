import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../../../test/peers/describe-with-peers.ts';
import { startedSite } from '../../../started-site.ts';
import { IppCaller } from '../ipp-caller.ts';
import { personWhoPrints } from '../person-who-prints.ts';
import { everywhereDevice } from './everywhere-device.ts';
import {
  runSuite,
  suiteFolder,
  type SuiteName,
  suiteNames,
  type SuiteScore,
  suites,
} from './ipptool-suites.ts';
import { NowhereProxy } from './nowhere-proxy.ts';
import { basic, relayWithTurns } from './relay-with-turns.ts';

const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000002';

describeWithPeers('printing', 'ipptool', () => {
  it('finds nothing wrong by any of its suites, and skips less than of cupsd', async () => {
    const started = await startedSite({ requestsPerSecond: '99999', printSignIn: 'password' });
    const { url } = started.site.running;
    const { address } = started;
    const { name, password } = await personWhoPrints(started, 'Printers.Use');
    const folder = await suiteFolder();
    const scoreOf = async (suite: SuiteName): Promise<SuiteScore> => {
      const signal = AbortSignal.timeout(15_000);
      const printer = await callSite(
        address,
        publishPrinter,
        { body: { name: suite } },
        { signal },
      );
      const proxy = new NowhereProxy(new IppCaller(address, printer), device);
      await proxy.register(everywhereDevice);
      const relay = await relayWithTurns(
        { ...address, url },
        { proof: basic(name, password), turn: async () => proxy.turn() },
      );
      const uri = `ipp://${name}@127.0.0.1:${relay.port}/ecp/printers/${printer.id}`;
      const score = await runSuite(folder, suite, uri);
      await relay.idle();
      return score;
    };
    const scores = await Promise.all(suiteNames.map(scoreOf));
    for (const [index, { passed, skipped, failed }] of scores.entries()) {
      const suite = suiteNames[index]!;
      expect([suite, failed]).toEqual([suite, []]);
      expect(passed).toBeGreaterThanOrEqual(suites[suite].passed);
      expect(skipped).toBeLessThan(suites[suite].skippedOfCupsd);
    }
  }, 60_000);
});
