import { createPrivateKey, createPublicKey } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import { registerAgent, renewAgent } from '@hawser/core/api/contracts/agent-registration';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { RegistrationToken } from '@hawser/core/identity/registration-token';
import { certificateRequest } from '@hawser/core/pki/certificate-request';
import { keyPem, newEcKeyPair } from '@hawser/core/pki/key-pair';
import type { Secret } from '@hawser/core/secret';
import type { AgentFolder } from './agent-folder.ts';
import { keepRegistration, nextKey, type Registration } from './registration.ts';
import { trustedSite } from './trusted-site.ts';

export interface Registering {
  readonly token: RegistrationToken;
  /** The token as it was given. */
  readonly word: Secret;
  readonly role: AgentRole;
  readonly name: string;
  /** Instead of the one in the token. */
  readonly url: string | undefined;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

/** Gets an agent known to its site. What is cut short can be repeated, and takes one use of the token. */
export async function register(
  folder: AgentFolder,
  { token, word, role, name, url = token.url, version, signal, report }: Registering,
): Promise<Registration> {
  report('finding the site');
  const site = await trustedSite(url, token.authority);
  report('making a key');
  const key = await nextKey(folder, newKey);
  report('asking for a certificate');
  const body = { role, request: requestOf(name, key), version };
  const headers = { authorization: `Bearer ${word.reveal().trim()}` };
  const { agent, certificate, authority } = await callSite(
    site,
    registerAgent,
    { body },
    { signal, headers },
  );
  const registration = { agent, url, urls: [url], authority, certificate, key };
  await keepRegistration(folder, registration);
  return registration;
}

/** Gets an agent its next certificate, for a new key. */
export async function renew(
  folder: AgentFolder,
  before: Registration,
  { site, version, signal }: { site: SiteAddress; version: string; signal: AbortSignal },
): Promise<Registration> {
  const key = await nextKey(folder, newKey);
  const body = { request: requestOf(before.agent.name, key), version };
  const { agent, certificate, authority } = await callSite(site, renewAgent, { body }, { signal });
  const registration = { ...before, agent, authority, certificate, key };
  await keepRegistration(folder, registration);
  return registration;
}

async function newKey(): Promise<string> {
  return keyPem((await newEcKeyPair()).privateKey);
}

function requestOf(name: string, key: string): string {
  const privateKey = createPrivateKey(key);
  return certificateRequest(
    { commonName: name },
    { privateKey, publicKey: createPublicKey(privateKey) },
  );
}
