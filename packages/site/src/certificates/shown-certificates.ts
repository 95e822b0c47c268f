import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { ListenerTls } from '../server/listener.ts';
import { outsideCertificate } from './outside-certificate.ts';
import { ownServerCertificate } from './own-server-certificate.ts';
import { namesFor } from './plan-names.ts';
import type { ServerCertificate } from '@hawser/core/site/server-certificate';
import { ShownCertificate } from './shown-certificate.ts';
import type { SiteAuthority } from './site-authority.ts';

interface Options {
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly log: Log;
}

/** The certificates of a plan, before anybody shows them. */
interface Read {
  readonly own: ServerCertificate;
  readonly outside: ServerCertificate | undefined;
}

/**
 * What the listeners show. Callers with certificates come from the site itself, and trust its
 * authority: to them it always shows its own. Everybody else may be shown one from elsewhere.
 */
export class ShownCertificates {
  readonly #options: Options;
  #own: ShownCertificate;
  #outside: ShownCertificate | undefined;
  readonly #whenChanged: (() => void)[] = [];

  private constructor(options: Options, plan: SitePlan, read: Read) {
    this.#options = options;
    this.#own = this.#shownOwn(plan, read);
    this.#outside = this.#shownOutside(read);
  }

  static async open(plan: SitePlan, options: Options): Promise<ShownCertificates> {
    return new ShownCertificates(options, plan, await readFor(plan, options));
  }

  /** Those that are shown, the one that people see first. */
  get all(): readonly ShownCertificate[] {
    return this.#outside === undefined ? [this.#own] : [this.#outside, this.#own];
  }

  /** What the site itself knows the public port by; who calls from elsewhere may know it by more. */
  get publicTrust(): string {
    const { certificate } = this.#options.authority;
    return this.#outside === undefined ? certificate : this.#outside.now.chain + certificate;
  }

  /** What a listener needs; one for callers with certificates also knows their authority. */
  tls({ forCallers }: { readonly forCallers: boolean }): ListenerTls {
    const { chain: cert, key } = this.#shownTo(forCallers);
    return forCallers ? { cert, key, callers: this.#options.authority.certificate } : { cert, key };
  }

  /** Called whenever another certificate is to be shown. */
  whenChanged(changed: () => void): void {
    this.#whenChanged.push(changed);
  }

  /** Takes the certificates that a changed plan means; where one is unfit, all stay as before. */
  async reload(plan: SitePlan): Promise<void> {
    const next = await readFor(plan, this.#options);
    const before = [this.#shownTo(false), this.#shownTo(true)].map(fingerprint);
    this.stop();
    this.#own = this.#shownOwn(plan, next);
    this.#outside = this.#shownOutside(next);
    const changed = [this.#shownTo(false), this.#shownTo(true)].filter(
      (shown, port) => fingerprint(shown) !== before[port],
    );
    for (const shown of new Set(changed)) this.#tell(shown);
    if (changed.length > 0) this.#changed();
  }

  stop(): void {
    for (const shown of this.all) shown.stop();
  }

  #changed(): void {
    for (const changed of this.#whenChanged) changed();
  }

  #shownTo(callers: boolean): ServerCertificate {
    return callers ? this.#own.now : (this.#outside ?? this.#own).now;
  }

  #shownOwn(plan: SitePlan, { own }: Read): ShownCertificate {
    return new ShownCertificate(own, {
      ...this.#options,
      issue: async () => ownFor(plan, this.#options),
      renewed: (certificate) => {
        this.#tell(certificate);
        this.#changed();
      },
    });
  }

  #shownOutside({ outside }: Read): ShownCertificate | undefined {
    if (outside === undefined) return undefined;
    return new ShownCertificate(outside, { ...this.#options, renewed: () => undefined });
  }

  #tell({ path, certificate }: ServerCertificate): void {
    const until = certificate.validToDate.toISOString();
    this.#options.log.info({ path, until }, 'another certificate is shown');
  }
}

function fingerprint({ certificate }: ServerCertificate): string {
  return certificate.fingerprint256;
}

async function readFor(plan: SitePlan, options: Options): Promise<Read> {
  const outside = await outsideCertificate(plan, options.clock);
  return { own: await ownFor(plan, options), outside };
}

async function ownFor(
  plan: SitePlan,
  { authority, clock }: Pick<Options, 'authority' | 'clock'>,
): Promise<ServerCertificate> {
  const names = await namesFor(plan);
  return await ownServerCertificate({
    folder: plan.folder.certificates,
    authority,
    names,
    clock,
  });
}
