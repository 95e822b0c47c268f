import { HawserError } from '@hawser/core/errors';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { TokenSource } from '@hawser/core/token-source';
import type { Profile, SignInMethod } from '@hawser/core/identity/profiles';
import { systemClock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { readClientCertificate } from '../sign-in/client-certificate.ts';
import { holds, readTokens } from '@hawser/command/sign-in/kept-tokens';
import type { Check, Examined } from './check.ts';

export const signInCheck: Check = {
  name: 'SignIn',
  title: 'Checking the sign-in',
  run: async (examined) => await checks[examined.profile.signIn](examined),
};

const checks: Readonly<Record<SignInMethod, (examined: Examined) => Promise<string>>> = {
  'device-code': async (examined) => await checkPerson(examined),
  browser: async (examined) => await checkPerson(examined),
  'client-secret': async (examined) => await checkProgram(examined),
  'client-certificate': async (examined) => await checkProgram(examined),
  async certificate({ profile, vault, signal }) {
    const { certificate, name } = await readClientCertificate(profile, vault);
    // A certificate that the site does not want ends the connection.
    const site = { ...profile, certificate };
    const next =
      'It has ended, was revoked, or is another site’s; and it is looked at only at the address for certificates.';
    await askAs(site, { who: name, next, signal });
    return `the certificate of ${name} was taken`;
  },
};

/** Whoever is signed in has to be known to the site; where nobody is, it has to be possible. */
async function checkPerson({ profile, vault, signal }: Examined): Promise<string> {
  const kept = await readTokens(profile, await vault());
  if (kept !== undefined) {
    const { renewedTokens } = await import('@hawser/command/sign-in/renewed-tokens');
    const { access } = holds(kept) ? kept : await renewedTokens(profile, await vault(), undefined);
    const next = `Sign in again: hawser connect-site ${profile.name}`;
    await askAs({ ...profile, tokens: always(access) }, { who: kept.who, next, signal });
    return `${kept.who} is signed in`;
  }
  const { openDirectory } = await import('@hawser/core/identity/sign-in/directory');
  const { server } = await openDirectory(profile, signal);
  return profile.signIn === 'browser'
    ? offered(profile, server.authorization_endpoint, 'sign-in with a browser')
    : offered(profile, server.device_authorization_endpoint, 'a code for another device');
}

async function checkProgram({ profile, vault, signal }: Examined): Promise<string> {
  const { signInProgram } = await import('@hawser/command/sign-in/sign-in-program');
  const { access, until } = await signInProgram(profile, await vault(), signal);
  const seconds = Math.round((until - systemClock.now()) / 1000);
  const who = profile.clientId ?? 'the client';
  const next = 'See whether the site has a client of this id, and takes tokens of that directory.';
  await askAs({ ...profile, tokens: always(access) }, { who, next, signal });
  return `${who} was let in, for ${seconds} s`;
}

function always(token: Secret): TokenSource {
  return { token: async () => token, another: async () => undefined };
}

/** Asks the site who it takes the caller for. */
async function askAs(
  site: SiteAddress,
  { who, next, signal }: { who: string; next: string; signal: AbortSignal },
): Promise<void> {
  const { callSite } = await import('@hawser/core/api/call-site');
  const { getCaller } = await import('@hawser/core/api/contracts/site');
  await callSite(site, getCaller, {}, { signal }).catch((error: unknown) => {
    const told = error instanceof HawserError ? error : undefined;
    const reason = (told?.message ?? String(error)).replace(/\.$/, '');
    const known =
      told?.status === 401
        ? `${next} ${told.hint}`
        : 'See whether its authority is the one that the site expects.';
    throw siteErrors('sign-in-refused', { who, reason, next: known }, { cause: error });
  });
}

function offered({ name }: Profile, endpoint: string | undefined, what: string): string {
  if (endpoint !== undefined) return `the directory offers ${what}; nobody is signed in yet`;
  throw siteErrors('sign-in-refused', {
    who: 'anybody',
    reason: `its directory does not offer ${what}`,
    next: `Choose another way to sign in: hawser set-profile ${name} -SignIn browser`,
  });
}
