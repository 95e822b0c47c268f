import type { Host } from '@hawser/command/invocation/host';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';

/** A site that runs in this process. */
export interface RunningHere {
  reload(readAgain: () => Promise<GivenSiteSettings>): Promise<void>;
  stop(): Promise<void>;
}

/** Stays until a signal says to stop, and then until the site has ended as it should. */
export async function stayUntilStopped(
  site: RunningHere,
  { takeSignals }: Host,
  readAgain: () => Promise<GivenSiteSettings>,
): Promise<void> {
  const stopping = Promise.withResolvers<void>();
  let stops = 0;
  let reloading: Promise<void> = Promise.resolve();
  using _ = takeSignals?.((signal) => {
    if (signal === 'SIGHUP') {
      // One after the other; what ends reads nothing any more.
      if (stops === 0) reloading = reloading.then(async () => site.reload(readAgain));
      return;
    }
    stops += 1;
    // Whoever asks twice does not want to wait for what still runs.
    if (stops > 1) process.exit(130);
    stopping.resolve();
  });
  await stopping.promise;
  await reloading;
  await site.stop();
}
