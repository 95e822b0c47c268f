import type { OutputType } from '@hawser/command/declaration/output';
import type { Profile } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';

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
    settings: { type: 'object', description: 'The settings kept in it.' },
  },
  view: ['name', 'url', 'signIn', 'selected'],
} as const satisfies OutputType;

/** A profile as commands show it: everything but what only the product needs. */
export async function shownProfile(
  profile: Profile,
  selected: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { name, url, signIn, clientId, certificatePath, settings } = profile;
  return {
    name,
    url,
    signIn,
    selected: name === selected,
    trust: await trusted(profile.trustAnchor),
    clientId: clientId ?? null,
    certificate: isCertificateInVault(profile) ? 'vault' : (certificatePath ?? null),
    settings,
  };
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
