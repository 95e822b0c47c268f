import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { Listener, type ListenerTls, type Respond } from './listener.ts';
import type { SitePlan } from '@hawser/core/site/site-plan';

export interface ListenersOptions {
  readonly respond: Respond;
  readonly respondWithMetrics: Respond;
  /** Whether a certificate of a caller, by its fingerprint, holds no more. */
  readonly isRevoked: (fingerprint: string) => boolean;
  readonly tls: (options: { readonly forCallers: boolean }) => ListenerTls;
  readonly connectionsPerAddress: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** All ports of a site: for everybody, for callers with certificates, and for measures. */
export class Listeners {
  readonly #main: Listener;
  readonly #certificate: Listener;
  readonly #metrics: Listener | undefined;
  readonly #options: ListenersOptions;

  private constructor(
    [main, certificate, metrics]: readonly [Listener, Listener, Listener | undefined],
    options: ListenersOptions,
  ) {
    this.#main = main;
    this.#certificate = certificate;
    this.#metrics = metrics;
    this.#options = options;
  }

  /** Opens all or none. */
  static async open(
    { listen, certificateListen, metricsListen }: SitePlan,
    options: ListenersOptions,
  ): Promise<Listeners> {
    const { respond, respondWithMetrics, isRevoked, tls, clock, connectionsPerAddress } = options;
    await using opened = new AsyncDisposableStack();
    const open = async (listening: Promise<Listener>): Promise<Listener> => {
      const listener = await listening;
      opened.defer(async () => void (await listener.drain(0)));
      return listener;
    };
    const main = await open(
      Listener.open({
        address: listen,
        flag: '-Listen',
        tls: tls({ forCallers: false }),
        respond,
        clock,
        connectionsPerAddress,
      }),
    );
    const certificate = await open(
      Listener.open({
        address: certificateListen,
        flag: '-CertificateListen',
        tls: tls({ forCallers: true }),
        respond,
        clock,
        connectionsPerAddress,
        isRevoked,
      }),
    );
    const metrics =
      metricsListen === undefined
        ? undefined
        : await open(
            Listener.open({
              address: metricsListen,
              flag: '-MetricsListen',
              respond: respondWithMetrics,
              clock,
            }),
          );
    opened.move();
    return new Listeners([main, certificate, metrics], options);
  }

  get port(): number {
    return this.#main.port;
  }

  get certificatePort(): number {
    return this.#certificate.port;
  }

  /** Shows the certificate of now to whoever connects from now on. */
  showCertificate(): void {
    this.#main.showCertificate(this.#options.tls({ forCallers: false }));
    this.#certificate.showCertificate(this.#options.tls({ forCallers: true }));
  }

  /** Ends the connections of a certificate that holds no more. */
  revoke(fingerprint: string): void {
    const ended = this.#certificate.revoke(fingerprint);
    if (ended > 0) this.#options.log.info({ fingerprint, ended }, 'a revoked caller was cut off');
  }

  /** Takes nothing more and finishes what is there, within the patience. */
  async drain(patienceMs: number): Promise<void> {
    const all = [this.#main, this.#certificate, this.#metrics].filter((each) => each !== undefined);
    const drained = await Promise.all(all.map(async (listener) => listener.drain(patienceMs)));
    const cut = drained.reduce((sum, each) => sum + each.cut, 0);
    if (cut > 0)
      this.#options.log.warn({ cut }, 'requests were cut off, because they took too long');
  }
}
