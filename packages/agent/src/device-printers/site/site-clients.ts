import { openIppClient, type IppClient } from '@hawser/core/ipp/client/ipp-client';
import type { DeviceSite } from '../../printing/device-site.ts';
import { requireOfSite } from '../../printing/require-of-site.ts';
import type { InstalledPrinter } from '../installed/installed-printers.ts';

/** The site as somebody of this device prints there; an error where he has not signed in. */
export type SiteOf = (user: string) => Promise<DeviceSite>;

/** Where nothing is under way for so long, the other side is away. */
const timeLimits = { connect: 5000, answer: 30_000 };

/** Whoever has a job tries again himself, and says meanwhile that it waits. */
const repeating = { attempts: 1 };

interface Open {
  readonly site: DeviceSite;
  readonly uri: string;
  readonly client: IppClient;
}

/** Connections to a printer of the site, for each person of the device by himself. */
export class SiteClients {
  readonly #printer: () => Pick<InstalledPrinter, 'name' | 'url'>;
  readonly #siteOf: SiteOf;
  readonly #open = new Map<string, Open>();

  /** The printer as it is now: where it is at the site may change, and what it is called. */
  constructor(printer: () => Pick<InstalledPrinter, 'name' | 'url'>, siteOf: SiteOf) {
    this.#printer = printer;
    this.#siteOf = siteOf;
  }

  /** With the token of that person. */
  async of(user: string): Promise<IppClient> {
    const site = await this.#siteOf(user);
    const before = this.#open.get(user);
    const { name, url: uri } = this.#printer();
    if (before?.site === site && before.uri === uri) return before.client;
    before?.client.close();
    requireOfSite({ name, url: uri }, site);
    const { trustAnchor, tokens } = site;
    const client = openIppClient({
      uri,
      ...(trustAnchor === undefined ? {} : { trust: { anchors: trustAnchor } }),
      authentication: { by: 'token', tokens },
      timeLimits,
      repeating,
    });
    this.#open.set(user, { site, uri, client });
    return client;
  }

  close(): void {
    for (const { client } of this.#open.values()) client.close();
    this.#open.clear();
  }
}
