import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import type { Answered } from '@hawser/core/api/contract';
import type { registerAgent as registerContract } from '@hawser/core/api/contracts/agent-registration';
import type { Clock } from '@hawser/core/clock';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import { readCertificateRequest } from '@hawser/core/pki/certificate-request';
import { issueForKey } from '@hawser/core/pki/issue-for-key';
import { adminValidity } from '../certificates/admin-certificate.ts';
import { fingerprintOf } from '../certificates/identify-caller.ts';
import type { SiteAuthority } from '../certificates/site-authority.ts';
import type { NewAgentCertificate } from '../store/mutations/agents/agent-certificate.ts';
import { registerAgent, type RegisteredAgent } from '../store/mutations/agents/register-agent.ts';
import { renewAgent } from '../store/mutations/agents/renew-agent.ts';
import { orderedId } from '../store/ordered-id.ts';
import type { Store } from '../store/store.ts';

type Registered = Answered<typeof registerContract>;
type Change = Store['mutate'];

/** Issues agents their certificates. */
export interface AgentCertificates {
  register(
    change: Change,
    wanted: {
      readonly token: string;
      readonly role: AgentRole;
      readonly request: string;
      readonly version: string;
    },
  ): Promise<Registered>;
  renew(
    change: Change,
    wanted: { readonly agent: string; readonly request: string; readonly version: string },
  ): Promise<Registered>;
}

/** An agent renews it when two thirds are over. */
const holdsMs = 90 * 86_400_000;

export function agentCertificatesOf({
  authority,
  clock,
}: {
  readonly authority: SiteAuthority;
  readonly clock: Clock;
}): AgentCertificates {
  const issue = async (publicKey: KeyObject, commonName: string): Promise<NewAgentCertificate> => {
    const now = clock.now();
    const validity = adminValidity(authority, now, now + holdsMs);
    const wanted = { commonName, usage: 'client', ...validity } as const;
    const certificate = issueForKey(authority, publicKey, wanted);
    const parsed = new X509Certificate(certificate);
    return {
      fingerprint: fingerprintOf(parsed),
      publicKey: keyHash(publicKey),
      serial: parsed.serialNumber,
      certificate,
      notAfter: parsed.validToDate.getTime(),
    };
  };
  const answer = ({ certificate, ...agent }: RegisteredAgent): Registered => ({
    agent,
    certificate,
    authority: authority.certificate,
  });
  return {
    async register(change, { token, role, request, version }) {
      const { publicKey, commonName: name } = readCertificateRequest(request);
      const id = orderedId(clock.now());
      const issued = await issue(publicKey, name);
      return answer(await change(registerAgent, { token, id, name, role, version, issued }));
    },
    async renew(change, { agent: id, request, version }) {
      const { publicKey, commonName } = readCertificateRequest(request);
      const issued = await issue(publicKey, commonName);
      return answer(await change(renewAgent, { id, version, issued }));
    },
  };
}

function keyHash(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
