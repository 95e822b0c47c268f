import type { Clock } from '@hawser/core/clock';
import { AnnouncedServices } from './announced-services.ts';
import { openMulticast } from './multicast.ts';

/** A printer as it announces itself (RFC 6763); nothing of it is to be believed. */
export interface AnnouncedPrinter {
  /** As it calls itself; it may have control characters. */
  readonly name: string;
  readonly type: '_ipp._tcp' | '_ipps._tcp';
  /** As `office.local`. */
  readonly host: string;
  /** Where that is: all in private networks that this machine is in, too. */
  readonly addresses: readonly string[];
  readonly port: number;
  /** Its `rp`: the path, without the slash before it. */
  readonly path: string;
  /** Without `urn:uuid:`. */
  readonly uuid?: string;
  /** By lower-case keys. */
  readonly txt: ReadonlyMap<string, string>;
}

/** When it asks; RFC 6762, section 5.2 leaves a second between the first two. What is missing is asked for between. */
const askedAtMs = [0, 1000];
const missingAtMs = [400, 1400, 2000];
const endMs = 2600;

/** The printers that announce themselves in the networks of this machine now. */
export async function browse({
  clock,
  signal,
}: {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<readonly AnnouncedPrinter[]> {
  signal.throwIfAborted();
  const services = new AnnouncedServices();
  const multicast = await openMulticast((records) => services.hear(records));
  const timers = [
    ...askedAtMs.map((ms) => clock.timer(ms, () => multicast.ask(services.types()))),
    ...missingAtMs.map((ms) => clock.timer(ms, () => multicast.ask(services.missing()))),
  ];
  try {
    await clock.sleep(endMs, signal);
    return services.printers(multicast.networks);
  } finally {
    for (const timer of timers) timer.cancel();
    multicast.close();
  }
}
