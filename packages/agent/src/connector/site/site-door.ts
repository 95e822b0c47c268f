import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import { listAssignments, reportAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import type { Clock } from '@hawser/core/clock';
import {
  type IppClient,
  openIppClient,
  type SendOptions,
} from '@hawser/core/ipp/client/ipp-client';
import type { IppAnswer } from '@hawser/core/ipp/client/read-answer';
import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { Lanes } from '@hawser/core/lanes';
import { Secret } from '@hawser/core/secret';
import type { Registration } from '../../registration/registration.ts';
import { siteAt } from '../../registration/registration.ts';
import type { ReachedPrinter } from '../printers/reached-printer.ts';

export type Assignment = Answered<typeof listAssignments>['items'][number];

/** What an agent knows of its site now. */
export interface SiteNow {
  readonly registration: Registration;
  /** Where it is connected, or was registered. */
  readonly url: string;
}

/** For a site that asks for nothing but patience: what waits for a turn is not asked again and again. */
const repeating = { attempts: 3, firstPause: 500, longestPause: 5000 };

/** All printers have something to say when a site comes back: each would make a connection for it. */
const atOnce = 16;

/** How a connector speaks with its site; the certificate and the replica are whichever it has at the time. */
export class SiteDoor {
  readonly #now: () => SiteNow;
  readonly #clock: Clock;
  readonly #turns = new Lanes(atOnce);
  #opened: (SiteNow & { readonly client: IppClient }) | undefined;

  constructor(now: () => SiteNow, clock: Clock) {
    this.#now = now;
    this.#clock = clock;
  }

  /** Asks the print service, of which printers are the targets. */
  async send(
    name: OperationName,
    groups: readonly GivenGroup[],
    options: SendOptions,
  ): Promise<IppAnswer> {
    const asked = async (): Promise<IppAnswer> => this.#ipp().send(name, groups, options);
    // A document that still arrives may take long, and holds up nobody.
    return name === 'Fetch-Document' ? await asked() : await this.#turns.take(asked);
  }

  #ipp(): IppClient {
    const now = this.#now();
    const { registration, url } = now;
    const before = this.#opened;
    if (before?.url === url && before.registration.certificate === registration.certificate) {
      return before.client;
    }
    const { certificate: cert, key, authority: anchors } = registration;
    const client = openIppClient({
      uri: this.printerUri('/ecp/system'),
      clock: this.#clock,
      repeating,
      trust: { anchors, certificate: { cert, key: new Secret(key) } },
    });
    this.#opened = { ...now, client };
    before?.client.close();
    return client;
  }

  /** The address of what the site has at that path, as this agent reaches it. */
  printerUri(path: string): string {
    const { hostname, port } = new URL(this.#now().url);
    return `ipps://${hostname}:${port === '' ? 443 : port}${path}`;
  }

  async assignments(signal: AbortSignal): Promise<readonly Assignment[]> {
    return (await callSite(this.#site(), listAssignments, {}, this.#options(signal))).items;
  }

  async report(printers: readonly ReachedPrinter[], signal: AbortSignal): Promise<void> {
    const body = { printers: printers.map(reported) };
    await callSite(this.#site(), reportAvailablePrinters, { body }, this.#options(signal));
  }

  now(): number {
    return this.#clock.now();
  }

  close(): void {
    this.#opened?.client.close();
  }

  #site(): ReturnType<typeof siteAt> {
    const { registration, url } = this.#now();
    return siteAt(registration, url);
  }

  #options(signal: AbortSignal): { readonly signal: AbortSignal; readonly clock: Clock } {
    return { signal, clock: this.#clock };
  }
}

/** By what its certificate is trusted is nobody else's business. */
function reported(
  printer: ReachedPrinter,
): Parts<typeof reportAvailablePrinters>['body']['printers'][number] {
  const { uri, name, uuid, manufacturer, model, location, state, stateReasons } = printer;
  return {
    uri,
    name,
    state,
    stateReasons: [...stateReasons],
    ...(uuid === undefined ? {} : { uuid }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location }),
  };
}
