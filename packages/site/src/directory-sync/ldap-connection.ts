import type { Client } from 'ldapts';
import { commonAuthorities, spoken } from '@hawser/core/api/site-request';
import { codeOf } from '@hawser/core/files/file-errors';
import type { Secret } from '@hawser/core/secret';
import { ldapErrors } from './ldap-errors.ts';
import type { PremisesDirectory } from './premises-directory.ts';

const connectMs = 10_000;
const answerMs = 60_000;

/** A connection that is encrypted, and on which somebody has proved who he is. */
export async function boundConnection(
  directory: PremisesDirectory,
  { name, password }: { readonly name: string; readonly password: Secret },
): Promise<Client> {
  const { Client: LdapClient } = await import('ldapts');
  const { url, trustAnchor } = directory;
  const { protocol, hostname } = new URL(url);
  const tls = {
    minVersion: 'TLSv1.2' as const,
    ca: trustAnchor ?? commonAuthorities(),
    allowPartialTrustChain: trustAnchor !== null,
    host: hostname.replaceAll(/[[\]]/g, ''),
  };
  const client = new LdapClient({
    url,
    connectTimeout: connectMs,
    timeout: answerMs,
    ...(protocol === 'ldaps:' ? { tlsOptions: tls } : {}),
  });
  try {
    if (protocol !== 'ldaps:') await client.startTLS(tls);
    await client.bind(name, password.reveal());
    return client;
  } catch (error) {
    await client.unbind().catch(() => undefined);
    throw trouble(directory, name, error);
  }
}

/** What something that was asked of the directory and failed means to whoever wanted it. */
export function trouble(directory: PremisesDirectory, bindName: string, error: unknown): Error {
  const { name, url } = directory;
  const options = { target: name, cause: error };
  const reason = spoken(error).replace(/\.$/, '');
  const kind = error instanceof Error ? error.constructor.name : '';
  if (kind === 'InvalidCredentialsError') return ldapErrors('refused', { name, bindName }, options);
  if (/CERT|ISSUER|SELF_SIGNED|UNABLE_TO_VERIFY/.test(codeOf(error))) {
    return ldapErrors('untrusted', { name, url, reason }, options);
  }
  if (/TLS|ConfidentialityRequired|StrongAuthRequired/.test(kind) || /start ?tls/i.test(reason)) {
    return ldapErrors('no-tls', { name, url, reason }, options);
  }
  // What the directory has said itself has a number of its own.
  const isAnswer = kind.endsWith('Error') && error instanceof Error && 'code' in error;
  return isAnswer && typeof error.code === 'number'
    ? ldapErrors('wrong', { name, reason }, options)
    : ldapErrors('unreachable', { name, url, reason }, options);
}
