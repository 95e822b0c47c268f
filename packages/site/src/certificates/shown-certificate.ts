import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { ListenerTls } from '../server/listener.ts';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { detectServerNames } from './detect-server-names.ts';
import { readGivenServerCertificate } from './given-server-certificate.ts';
import { ownServerCertificate } from './own-server-certificate.ts';
import type { ServerCertificate } from './server-certificate.ts';
import { givenServerNames, type ServerNames, serverNames } from './server-names.ts';
import type { SiteAuthority } from './site-authority.ts';
import { type CertificateWatch, watchServerCertificate } from './watch-server-certificate.ts';

export interface ShownCertificateOptions {
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly log: Log;
}

/** The certificate that the listeners show, which changes while they listen. */
export class ShownCertificate {
  readonly #options: ShownCertificateOptions;
  #now: ServerCertificate;
  #source: 'automatic' | 'file';
  #watch: CertificateWatch;
  #changed: () => void = () => undefined;

  private constructor(options: ShownCertificateOptions, plan: SitePlan, first: ServerCertificate) {
    this.#options = options;
    this.#now = first;
    this.#source = plan.certificate === undefined ? 'automatic' : 'file';
    this.#watch = this.#watched(plan);
  }

  static async open(plan: SitePlan, options: ShownCertificateOptions): Promise<ShownCertificate> {
    return new ShownCertificate(options, plan, await certificateFor(plan, options));
  }

  get now(): ServerCertificate {
    return this.#now;
  }

  get source(): 'automatic' | 'file' {
    return this.#source;
  }

  /** What a listener needs; one for callers with certificates also knows their authority. */
  tls({ forCallers }: { readonly forCallers: boolean }): ListenerTls {
    const { chain: cert, key } = this.#now;
    return forCallers ? { cert, key, callers: this.#options.authority.certificate } : { cert, key };
  }

  /** Called whenever another certificate is to be shown. */
  whenChanged(changed: () => void): void {
    this.#changed = changed;
  }

  /** Takes the certificate that a changed plan means; where there is none, the one of before stays. */
  async reload(plan: SitePlan): Promise<void> {
    const next = await certificateFor(plan, this.#options);
    this.#watch.stop();
    this.#source = plan.certificate === undefined ? 'automatic' : 'file';
    this.#show(next);
    this.#watch = this.#watched(plan);
  }

  stop(): void {
    this.#watch.stop();
  }

  #show(certificate: ServerCertificate): void {
    const same = certificate.certificate.fingerprint256 === this.#now.certificate.fingerprint256;
    this.#now = certificate;
    if (same) return;
    const until = certificate.certificate.validToDate.toISOString();
    this.#options.log.info({ path: certificate.path, until }, 'another certificate is shown');
    this.#changed();
  }

  #watched(plan: SitePlan): CertificateWatch {
    const { clock, log } = this.#options;
    const renewal = {
      issue: async () => certificateFor(plan, this.#options),
      renewed: (certificate: ServerCertificate) => this.#show(certificate),
    };
    return watchServerCertificate({
      clock,
      certificate: this.#now,
      ...(this.#source === 'automatic' ? { renewal } : {}),
      warn: ({ error, days }) =>
        log.warn({ code: error.code, days, hint: error.hint }, error.message),
    });
  }
}

async function certificateFor(
  plan: SitePlan,
  { authority, clock }: ShownCertificateOptions,
): Promise<ServerCertificate> {
  const { certificate: given, folder } = plan;
  if (given !== undefined) {
    return await readGivenServerCertificate({
      certificatePath: given.file,
      keyPath: given.keyFile,
      publicUrl: given.publicUrl,
      clock,
    });
  }
  const names = await namesFor(plan);
  return await ownServerCertificate({ folder: folder.certificates, authority, names, clock });
}

/** Those that were asked for, or those of the machine; and what people reach the site by. */
async function namesFor({
  names,
  publicUrl,
  certificateUrl,
  listen,
}: SitePlan): Promise<ServerNames> {
  const hosts = [publicUrl, certificateUrl].map((url) =>
    url === undefined ? undefined : new URL(url).hostname,
  );
  const besides = [...hosts, listen.host].filter((name) => name !== undefined);
  if (names !== undefined) return givenServerNames([...names, ...besides]);
  const found = await detectServerNames();
  return serverNames([...besides, ...found.dnsNames, ...found.ipAddresses], { detected: true });
}
