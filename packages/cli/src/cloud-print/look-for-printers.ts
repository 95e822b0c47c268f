import { callSite } from '@hawser/core/api/call-site';
import { lookForPrinters } from '@hawser/core/api/contracts/connectors';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { systemClock as clock } from '@hawser/core/clock';

/** What a connector sees of its printers it tells within so long, as a rule. */
const lookMs = 3000;
const pauseMs = 250;

/** Has connectors look which printers they reach, and gives them time to tell of it. */
export async function haveThemLook(
  site: SiteAddress,
  found: () => AsyncIterable<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const told = async (): Promise<string> => JSON.stringify(await Array.fromAsync(found()));
  const before = await told();
  const { connectors } = await callSite(site, lookForPrinters, {}, { signal });
  const enough = clock.now() + (connectors > 0 ? lookMs : 0);
  let last = before;
  while (clock.now() < enough) {
    await clock.sleep(pauseMs, signal);
    const now = await told();
    // One may have told of what it sees before another.
    if (now !== before && now === last) return;
    last = now;
  }
}
