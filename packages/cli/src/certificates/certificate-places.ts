import type { Call } from '@hawser/command/invocation/call';
import { profileInUse } from '../profiles/profile-in-use.ts';
import { HawserError } from '@hawser/core/errors';
import { certificateErrors } from './certificate-errors.ts';
import { certificateNamed } from './certificate-named.ts';
import {
  type CertificateStore,
  type Place,
  places,
  type StoredCertificate,
} from './certificate-store.ts';
import { machineCertificates } from './machine-certificates.ts';

/** Where a new certificate goes. */
export const newPlaceParameter = {
  type: 'enum',
  choices: places,
  otherwise: 'site where a profile is in use, else machine',
  help: 'Where it is kept: by the site of the profile, for its services, or by your user on this machine.',
} as const;

/** Where a certificate is looked for. */
export const placeParameter = {
  type: 'enum',
  choices: places,
  otherwise: 'both, the machine first',
  help: 'Where it is: on this machine, or in the site of the profile.',
} as const;

type Calling = Pick<Call, 'session' | 'signal'>;

/** Errors of a site for which the machine can stand in. */
const kindsToAvoid: ReadonlySet<string> = new Set(['denied', 'unreachable']);

/** Where a new certificate is kept. */
export async function placeForNew(
  wanted: Place | undefined,
  calling: Calling & Pick<Call, 'warn'>,
): Promise<CertificateStore> {
  const { session, warn } = calling;
  if (wanted === 'machine') return machineCertificates(session);
  if (wanted === undefined && (await profileInUse(session)) === undefined) {
    return machineCertificates(session);
  }
  const site = await siteOf(calling);
  if (wanted === 'site') return site;
  const orHere = async <Result>(work: () => Promise<Result>): Promise<Result> =>
    work().catch((error: unknown) => {
      if (error instanceof HawserError && kindsToAvoid.has(error.kind)) {
        warn('It can be kept on this machine instead: -Store machine');
      }
      throw error;
    });
  return {
    ...site,
    list: async () => orHere(async () => site.list()),
    add: async (certificate) => orHere(async () => site.add(certificate)),
  };
}

/** Where certificates are looked for: the site comes last, for it has to be asked. */
export async function placesToLook(
  wanted: Place | undefined,
  calling: Calling,
): Promise<readonly CertificateStore[]> {
  const { session } = calling;
  if (wanted === 'site') return [await siteOf(calling)];
  const machine = machineCertificates(session);
  if (wanted === 'machine' || (await profileInUse(session)) === undefined) return [machine];
  return [machine, await siteOf(calling)];
}

export interface FoundCertificate {
  readonly stored: StoredCertificate;
  readonly store: CertificateStore;
  /** All that is kept beside it. */
  readonly kept: readonly StoredCertificate[];
}

/** The one that is meant by its id, its thumbprint or its name, where it is found first. */
export async function findCertificate(
  named: string,
  stores: readonly CertificateStore[],
): Promise<FoundCertificate> {
  for (const store of stores) {
    const kept = await store.list();
    const stored = certificateNamed(named, kept);
    if (stored !== undefined) return { stored, store, kept };
  }
  const where = stores.map((store) => store.where).join(' and ');
  throw certificateErrors('not-found', { name: named, where }, { target: named });
}

async function siteOf({ session, signal }: Calling): Promise<CertificateStore> {
  const { name: profile } = await session.profile();
  const { signedInSite } = await import('../sites/signed-in-site.ts');
  const { siteCertificates } = await import('./site-certificates.ts');
  return siteCertificates(await signedInSite(session), { profile, signal });
}
