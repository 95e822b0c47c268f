import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { ServerCertificate } from '@hawser/core/site/server-certificate';
import { type CertificateWatch, watchServerCertificate } from './watch-server-certificate.ts';

export interface ShownCertificateOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Makes the next one of the site's own; one from elsewhere is only watched. */
  readonly issue?: () => Promise<ServerCertificate>;
  /** Called when another one is to be shown. */
  readonly renewed: (certificate: ServerCertificate) => void;
}

/** A certificate that a listener shows, and which is watched while it does. */
export class ShownCertificate {
  readonly source: 'automatic' | 'file';
  #now: ServerCertificate;
  readonly #watch: CertificateWatch;

  constructor(first: ServerCertificate, { clock, log, issue, renewed }: ShownCertificateOptions) {
    this.#now = first;
    this.source = issue === undefined ? 'file' : 'automatic';
    const show = (certificate: ServerCertificate): void => {
      this.#now = certificate;
      renewed(certificate);
    };
    this.#watch = watchServerCertificate({
      clock,
      certificate: first,
      ...(issue === undefined ? {} : { renewal: { issue, renewed: show } }),
      warn: ({ error, days }) =>
        log.warn({ code: error.code, days, hint: error.hint }, error.message),
    });
  }

  get now(): ServerCertificate {
    return this.#now;
  }

  stop(): void {
    this.#watch.stop();
  }
}
