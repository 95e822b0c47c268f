import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { registerAgent } from '@hawser/core/api/contracts/agent-registration';
import { makeRegistrationToken } from '@hawser/core/api/contracts/registration-tokens';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import { certificateRequest } from '@hawser/core/pki/certificate-request';
import { keyPem, newEcKeyPair } from '@hawser/core/pki/key-pair';

type Registered = Answered<typeof registerAgent>;

export async function newToken(
  admin: SiteAddress,
  role: AgentRole = 'device',
  maxUses = 1,
): Promise<Answered<typeof makeRegistrationToken>> {
  const body = { role, expiresIn: 3600, maxUses };
  return await callSite(admin, makeRegistrationToken, { body }, { signal: patience() });
}

/** Asks to register as an agent does, with whatever is given. */
export async function register(
  site: SiteAddress,
  token: string,
  body: { readonly role: AgentRole; readonly request: string },
): Promise<Registered> {
  const { certificate: _, ...nobody } = site;
  return await callSite(
    nobody,
    registerAgent,
    { body: { version: '1.2.3', ...body } },
    { signal: patience(), headers: { authorization: `Bearer ${token}` } },
  );
}

/** A new agent, and the site as it reaches it. */
export async function registeredAgent(
  admin: SiteAddress,
  role: AgentRole = 'device',
): Promise<Registered & { readonly address: SiteAddress }> {
  const { token } = await newToken(admin, role);
  const pair = await newEcKeyPair();
  const registered = await register(admin, token, {
    role,
    request: certificateRequest({ commonName: 'agent' }, pair),
  });
  const certificate = { cert: registered.certificate, key: keyPem(pair.privateKey) };
  return { ...registered, address: { ...admin, certificate } };
}

export function patience(): AbortSignal {
  return AbortSignal.timeout(15_000);
}
