import { closeSync, openSync } from 'node:fs';
import type { Host } from '@hawser/command/invocation/host';

/** A site that runs in this process. */
export interface RunningHere {
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** What signals do to a site in this process. */
export class SiteSignals implements Disposable {
  readonly #host: Host;
  readonly #site = Promise.withResolvers<RunningHere>();
  readonly #stopping = Promise.withResolvers<void>();
  #stops = 0;
  #reloading: Promise<void> = Promise.resolve();
  #waits = false;
  #taken: Disposable | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** From now on signals are for the site: before somebody can know of it, and send one. */
  take(): void {
    this.#taken = this.#host.takeSignals?.((signal) => {
      if (signal === 'SIGHUP' && !hasLostTerminal(this.#host)) this.#reload();
      else this.#stop();
    });
  }

  /** Stays until a signal says to stop, and then until the site has ended as it should. */
  async stay(site: RunningHere): Promise<void> {
    this.#site.resolve(site);
    await this.#stopping.promise;
    await this.#reloading;
    await site.stop();
  }

  [Symbol.dispose](): void {
    this.#taken?.[Symbol.dispose]();
  }

  #reload(): void {
    // One after the other, and one for all that are asked for meanwhile; what ends reads nothing.
    if (this.#waits || this.#stops > 0) return;
    this.#waits = true;
    this.#reloading = this.#reloadAfter(this.#reloading);
  }

  async #reloadAfter(before: Promise<void>): Promise<void> {
    await before;
    const site = await this.#site.promise;
    this.#waits = false;
    await site.reload();
  }

  #stop(): void {
    this.#stops += 1;
    // Whoever asks twice does not want to wait for what still runs.
    if (this.#stops > 1) process.exit(130);
    this.#stopping.resolve();
  }
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
