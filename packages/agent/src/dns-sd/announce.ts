import { systemClock, type Clock } from '@hawser/core/clock';

/** A service as DNS-SD has it (RFC 6763). */
export interface AnnouncedService {
  /** As people see it, up to 63 bytes of it. */
  readonly name: string;
  readonly type: '_ipp._tcp';
  /** As `_print` and `_universal`: whoever looks for those finds it, too. */
  readonly subtypes: readonly string[];
  readonly port: number;
  readonly txt: Readonly<Record<string, string>>;
}

export interface Announcing {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly clock?: Clock;
}

/** What says to programs of a machine what is there. */
type Announcer = (service: AnnouncedService, how: Required<Announcing>) => Promise<void>;

/**
 * Announces a service of the loopback interface to the programs of this machine, and to nobody else, until
 * the signal is aborted. Where nothing runs that could, it says so once, and the service is there all the same.
 */
export async function announce(service: AnnouncedService, how: Announcing): Promise<void> {
  const announcer = await announcerOf(process.platform);
  await announcer(withShortName(service), { clock: systemClock, ...how });
}

/** macOS brings mDNSResponder, and Windows gets it with some programs; all others may have Avahi. */
async function announcerOf(platform: NodeJS.Platform): Promise<Announcer> {
  if (platform === 'darwin' || platform === 'win32') {
    return (await import('./announce-by-mdnsresponder.ts')).announceByMdnsResponder;
  }
  return (await import('./announce-by-avahi.ts')).announceByAvahi;
}

/** As long as a name in DNS may be. */
const longestName = 63;

/** Cut between letters, never within one. */
function withShortName(service: AnnouncedService): AnnouncedService {
  let name = '';
  for (const { segment } of new Intl.Segmenter().segment(
    service.name.replaceAll(/\p{Cc}/gu, ' '),
  )) {
    if (Buffer.byteLength(name + segment) > longestName) break;
    name += segment;
  }
  return { ...service, name };
}
