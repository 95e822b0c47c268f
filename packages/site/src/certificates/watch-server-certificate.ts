import type { Clock } from '@hawser/core/clock';
import type { HawserError } from '@hawser/core/errors';
import { serverCertificateErrors } from '@hawser/core/site/server-certificate-errors';
import { isToBeRenewed, type ServerCertificate } from '@hawser/core/site/server-certificate';

export interface CertificateWarning {
  /** What is wrong and what to do, with a code. */
  readonly error: HawserError;
  /** How many days are left; 0 when it has ended. */
  readonly days: number;
}

export interface WatchOptions {
  readonly clock: Clock;
  readonly certificate: ServerCertificate;
  /** For one of the site's own; one from elsewhere is only watched. */
  readonly renewal?: {
    readonly issue: () => Promise<ServerCertificate>;
    /** When it throws, all of it is tried again. */
    readonly renewed: (certificate: ServerCertificate) => void;
  };
  readonly warn: (warning: CertificateWarning) => void;
}

export interface CertificateWatch {
  stop(): void;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The days at which it is warned, and what stands for more of them than that. */
const stages = [0, 1, 7, 14, 30] as const;
const later = 31;

/**
 * Renews the site's own certificate when a third of its time is left, and warns where that fails;
 * of one from elsewhere it warns when so many days are left. Each stage is told once. What was told
 * is not kept on disk: a start tells of the stage that it finds, once, so that a log that begins with
 * a start has what is wrong in it.
 *
 * It looks once an hour instead of waiting for the day: a wait of weeks stands still while the
 * machine sleeps.
 */
export function watchServerCertificate(options: WatchOptions): CertificateWatch {
  const { clock, renewal, warn } = options;
  let { certificate } = options;
  // A renewal that fails is told of at once, whatever is left.
  let told = renewal === undefined ? later : later + 1;
  let renewing = false;
  let stopped = false;

  function tell(make: (facts: Facts) => HawserError): void {
    const { path, certificate: own } = certificate;
    const left = own.validToDate.getTime() - clock.now();
    const stage = stages.find((days) => left <= days * day) ?? later;
    if (stage >= told) return;
    told = stage;
    const days = Math.max(0, Math.ceil(left / day));
    const until = own.validToDate.toISOString();
    warn({ error: make({ path, until, days, ended: left <= 0 }), days });
  }

  async function renew({ issue, renewed }: NonNullable<WatchOptions['renewal']>): Promise<void> {
    renewing = true;
    try {
      const next = await issue();
      if (stopped) return;
      renewed(next);
      certificate = next;
      told = later + 1;
    } catch (error) {
      if (!stopped) tell((facts) => notRenewed(facts, error));
    } finally {
      renewing = false;
    }
  }

  function look(): void {
    if (renewal === undefined) tell(ending);
    else if (!renewing && isToBeRenewed(certificate.certificate, clock.now())) void renew(renewal);
  }

  const timer = clock.every(hour, look).unref();
  look();
  return {
    stop() {
      stopped = true;
      timer.cancel();
    },
  };
}

interface Facts {
  readonly path: string;
  readonly until: string;
  readonly days: number;
  readonly ended: boolean;
}

function ending({ path, until, days, ended }: Facts): HawserError {
  const left = days === 1 ? '1 day' : `${days} days`;
  return ended
    ? serverCertificateErrors('has-ended', { path, until }, { target: path })
    : serverCertificateErrors('ends-soon', { path, until, left }, { target: path });
}

function notRenewed({ path, until }: Facts, error: unknown): HawserError {
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  const options = { target: path, cause: error };
  return serverCertificateErrors('not-renewed', { path, until, reason }, options);
}
