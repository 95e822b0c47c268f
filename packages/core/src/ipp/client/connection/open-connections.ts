import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent, type AgentOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { commonAuthorities } from '../../../common-authorities.ts';
import type { IppAddress } from '../ipp-uri.ts';
import { findPinned } from './pinned-certificate.ts';
import type { Connections, Trust } from './trust.ts';

/** How long a connection is kept that nobody uses; printers end theirs after 30 s to some minutes. */
const keptMs = 15_000;
const persistent = {
  keepAlive: true,
  keepAliveMsecs: keptMs,
  timeout: keptMs,
  scheduling: 'lifo',
} as const;

/** Where else than in the DNS of the system the address of a host is found. */
export interface Reaching {
  readonly lookup?: LookupFunction | undefined;
}

export function openConnections(
  address: IppAddress,
  trust: Trust = {},
  { lookup }: Reaching = {},
): Connections {
  const reaching = lookup === undefined ? {} : { lookup };
  if (!address.encrypted) {
    const agent = new PlainAgent({ ...persistent, ...reaching });
    return { agent: async () => agent, close: () => agent.destroy() };
  }
  if (trust.fingerprint === undefined) {
    const agent = new TlsAgent({
      ...persistent,
      ...trusted(trust),
      ...named(address),
      ...reaching,
    });
    return { agent: async () => agent, close: () => agent.destroy() };
  }
  return pinnedConnections(address, { ...trust, fingerprint: trust.fingerprint }, reaching);
}

/** Node trusts certificates, not fingerprints: which one it is has to be found first. */
function pinnedConnections(
  address: IppAddress,
  trust: Trust & { readonly fingerprint: string },
  reaching: Reaching,
): Connections {
  let agent: TlsAgent | undefined;
  let closed = false;
  return {
    async agent(signal) {
      if (agent !== undefined) return agent;
      const pinned = await findPinned(address, trust.fingerprint, { signal, ...reaching });
      agent ??= new TlsAgent({
        ...persistent,
        ...shownCertificate(trust),
        ...pinned,
        ...named(address),
        ...reaching,
      });
      if (closed) agent.destroy();
      return agent;
    },
    close() {
      closed = true;
      agent?.destroy();
    },
  };
}

function trusted(trust: Trust): AgentOptions {
  const { anchors } = trust;
  // Whoever names an authority in the middle, or the very certificate, means just that.
  return anchors === undefined
    ? { ...shownCertificate(trust), ca: commonAuthorities() }
    : { ...shownCertificate(trust), ca: [anchors], allowPartialTrustChain: true };
}

function shownCertificate({ certificate }: Trust): AgentOptions {
  return certificate === undefined ? {} : { cert: certificate.cert, key: certificate.key.reveal() };
}

/** RFC 6066 has no addresses among the names that are told to the server. */
function named({ host }: IppAddress): AgentOptions {
  return isIP(host) === 0 ? { servername: host } : {};
}
