import { createHash } from 'node:crypto';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import { connectionTrouble, type SiteAddress } from '@hawser/core/api/site-request';
import { thisAgentErrors } from '../agent-errors.ts';

const patienceMs = 10_000;
/** A chain is as long as a site makes it: its certificate, and its authority. */
const mostCertificates = 10;

/**
 * The site by the authority that a token names: what answers shows it, and is trusted only in so far as
 * it has the fingerprint. Nothing is sent before.
 */
export async function trustedSite(
  url: string,
  authority: string,
): Promise<SiteAddress & { readonly trustAnchor: string }> {
  const { protocol, hostname: host = '', port: named = '' } = URL.parse(url) ?? {};
  // By another protocol the token would be sent in the clear, whatever was looked at before.
  if (protocol !== 'https:') throw thisAgentErrors('bad-address', { url }, { target: url });
  const port = named === '' ? 443 : Number(named);
  const shown = await shownCertificates(host, port);
  const found = shown.find((raw) => createHash('sha256').update(raw).digest('hex') === authority);
  if (found === undefined) throw thisAgentErrors('wrong-authority', { url }, { target: url });
  const text = found.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n');
  const trustAnchor = `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
  return { url, trustAnchor };
}

async function shownCertificates(host: string, port: number): Promise<readonly Buffer[]> {
  const shown = new Promise<readonly Buffer[]>((resolve, reject) => {
    // Whether it is to be trusted is what the certificates are looked at for.
    const socket = connect({
      host: host.replaceAll(/[[\]]/g, ''),
      port,
      rejectUnauthorized: false,
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('it does not answer')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      resolve(chainOf(socket.getPeerCertificate(true)));
      socket.destroy();
    });
  });
  return await shown.catch((error: unknown) => {
    throw connectionTrouble(error, { host, port });
  });
}

function chainOf(leaf: DetailedPeerCertificate): readonly Buffer[] {
  const chain: Buffer[] = [];
  let certificate: DetailedPeerCertificate | undefined = leaf;
  while (certificate?.raw !== undefined && chain.length < mostCertificates) {
    chain.push(certificate.raw);
    // The last one has issued itself.
    certificate =
      certificate.issuerCertificate === certificate ? undefined : certificate.issuerCertificate;
  }
  return chain;
}
