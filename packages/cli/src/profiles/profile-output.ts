import type { OutputType } from '@hawser/command/declaration/output';
import type { Session } from '@hawser/command/invocation/session';
import type { Profile } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';
import { isProgram } from '@hawser/command/sign-in/is-program';
import { type KeptTokens, readTokens } from '@hawser/command/sign-in/kept-tokens';

export const profileOutput = {
  name: 'Hawser.Profile',
  properties: {
    name: { type: 'string', description: 'The name of the profile.' },
    url: { type: 'string', format: 'uri', description: 'The address of the site.' },
    signIn: { type: 'string', description: 'How to sign in.' },
    selected: { type: 'boolean', description: 'Whether commands use it when no other is named.' },
    trust: {
      type: 'string',
      description:
        "What the site's certificate is checked against: system, or the authority's name.",
    },
    clientId: { type: ['string', 'null'], description: 'The client that signs in.' },
    certificate: {
      type: ['string', 'null'],
      description: 'Where the certificate to sign in with is: vault, or the path of its file.',
    },
    issuer: {
      type: ['string', 'null'],
      description: "The directory that it signs in at; null for the site's own.",
    },
    signedInAs: {
      type: ['string', 'null'],
      description: 'Who is signed in with it, as the site knows him.',
    },
    signedInUntil: {
      type: ['string', 'null'],
      description: 'Until when what he was given holds; most of it is renewed by itself then.',
    },
    settings: { type: 'object', description: 'The settings kept in it.' },
  },
  view: ['name', 'url', 'signIn', 'selected', 'signedInAs'],
} as const satisfies OutputType;

/** A profile as commands show it: everything but what only the product needs. */
export async function shownProfile(
  profile: Profile,
  selected: string | undefined,
  session: Pick<Session, 'vault'>,
): Promise<Readonly<Record<string, unknown>>> {
  const { name, url, signIn, clientId, issuer, certificatePath, settings } = profile;
  const kept = await keptFor(profile, session);
  return {
    name,
    url,
    signIn,
    selected: name === selected,
    trust: await trusted(profile.trustAnchor),
    clientId: clientId ?? null,
    certificate: isCertificateInVault(profile) ? 'vault' : (certificatePath ?? null),
    issuer: issuer ?? null,
    signedInAs: kept?.who ?? null,
    signedInUntil: kept === undefined ? null : new Date(kept.until).toISOString(),
    settings,
  };
}

/** What is known here of who is signed in; a vault that cannot be read says nothing of it. */
async function keptFor(
  profile: Profile,
  session: Pick<Session, 'vault'>,
): Promise<KeptTokens | undefined> {
  if (profile.signIn === 'certificate') return undefined;
  const kept = await session
    .vault()
    .then(async (vault) => readTokens(profile, vault))
    .catch(() => undefined);
  // What cannot be renewed is nothing any more when it has ended.
  const isOver =
    kept?.refresh === undefined && !isProgram(profile) && (kept?.until ?? 0) < Date.now();
  return isOver ? undefined : kept;
}

async function trusted(anchor: string | undefined): Promise<string> {
  if (anchor === undefined) return 'system';
  const { X509Certificate } = await import('node:crypto');
  try {
    // The types know nothing of certificates without a subject.
    const subject = new X509Certificate(anchor).subject as string | undefined;
    return subject?.replaceAll('\n', ', ') ?? 'an authority without a name';
  } catch {
    return 'a damaged certificate';
  }
}
