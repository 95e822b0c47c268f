import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import type { Trust } from '@hawser/core/ipp/client/connection/trust';
import { Secret } from '@hawser/core/secret';
import type { Walk } from './walk.ts';

/** Speaks IPP with the printer, at the address that discovery tells. */
export async function ippClientOf({
  profile,
  site,
  listed,
}: Pick<Walk, 'profile' | 'site' | 'listed'>): Promise<IppClient> {
  const { url } = await listed();
  const { certificate, tokens } = site;
  const { trustAnchor } = profile;
  const shown =
    certificate === undefined
      ? {}
      : { certificate: { cert: certificate.cert, key: new Secret(certificate.key) } };
  const trust: Trust = { ...(trustAnchor === undefined ? {} : { anchors: trustAnchor }), ...shown };
  return openIppClient({
    uri: certificate === undefined ? url : atCertificates(url, profile.url),
    trust,
    ...(tokens === undefined ? {} : { authentication: { by: 'token', tokens } }),
    // Who tests wants to hear at once what is wrong.
    repeating: { attempts: 2 },
  });
}

/** Certificates are looked at only where the profile leads. */
function atCertificates(url: string, profileUrl: string): string {
  const { hostname, port } = new URL(profileUrl);
  const [, path = ''] = /^ipps:\/\/[^/]+(\/.*)$/.exec(url) ?? [];
  return `ipps://${hostname}:${port === '' ? '443' : port}${path}`;
}
