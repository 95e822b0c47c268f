import { X509Certificate } from 'node:crypto';
import type { Person } from '@hawser/command/invocation/session';
import { hostOf } from '../site-checks/check.ts';
import { explained, handshake, top } from '../site-checks/handshake.ts';
import { trustErrors } from '@hawser/command/sign-in/trust-anchor';

interface Asked {
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly person: Person | undefined;
}

/**
 * What to trust a site by that nothing is known of yet: undefined where the operating system does, else
 * its authority (PEM), if somebody says that it is the right one.
 */
export async function trustedAuthority({
  url,
  signal,
  person,
}: Asked): Promise<string | undefined> {
  if (url.protocol === 'http:') return undefined;
  const host = hostOf(url);
  const authority = await unknownAuthority(url, signal);
  if (authority === undefined) return undefined;
  const { subject, fingerprint256: fingerprint } = authority;
  const name = subject.replaceAll('\n', ', ');
  const refused = trustErrors('unknown', { host, name, fingerprint }, { target: host });
  if (person === undefined) throw refused;
  person.tell(`The certificate of ${host} comes from an authority that is not known here:`);
  person.tell(`  ${name}`);
  person.tell('  SHA-256');
  person.tell(`  ${fingerprint}`);
  const answer = await person.choose(
    'Compare this with what whoever runs the site tells you, by another way than this network.\nDo you want to trust the site by it?',
    [
      { key: 'N', label: 'No', says: 'Do not sign in.' },
      { key: 'Y', label: 'Yes', says: 'Keep the authority in the profile, and trust the site.' },
    ],
  );
  if (answer !== 'Y') throw refused;
  return authority.toString();
}

/** The authority that is all that is wrong with the certificate of a site; undefined where nothing is. */
async function unknownAuthority(
  url: URL,
  signal: AbortSignal,
): Promise<X509Certificate | undefined> {
  const host = hostOf(url);
  const site = { url: url.origin };
  const socket = await handshake({ url, site, signal });
  try {
    if (socket.authorized) return undefined;
    const trouble = explained(socket.authorizationError, socket, host);
    const authority = new X509Certificate(top(socket.getPeerCertificate(true)).raw);
    if (trouble.code !== 'site-untrusted' || !authority.ca) throw trouble;
    // Nobody is asked about a site that would not be trusted with it either.
    const again = await handshake({
      url,
      site: { ...site, trustAnchor: authority.toString() },
      signal,
    });
    try {
      if (!again.authorized) throw explained(again.authorizationError, again, host);
      return authority;
    } finally {
      again.destroy();
    }
  } finally {
    socket.destroy();
  }
}
