import { closeSync, openSync } from 'node:fs';
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
  host: Host,
  readAgain: () => Promise<GivenSiteSettings>,
): Promise<void> {
  const stopping = Promise.withResolvers<void>();
  let stops = 0;
  let reloading: Promise<void> = Promise.resolve();
  let waiting = false;
  const reloadAfter = async (before: Promise<void>): Promise<void> => {
    await before;
    waiting = false;
    await site.reload(readAgain);
  };
  const reload = (): void => {
    // One after the other, and one for all that are asked for meanwhile; what ends reads nothing.
    if (waiting || stops > 0) return;
    waiting = true;
    reloading = reloadAfter(reloading);
  };
  using _ = host.takeSignals?.((signal) => {
    if (signal === 'SIGHUP' && !hasLostTerminal(host)) {
      reload();
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

/** Whether the signal says that the terminal in which the site runs was closed. */
function hasLostTerminal({ stderr }: Host): boolean {
  if (stderr.isTTY !== true || process.platform === 'win32') return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}
