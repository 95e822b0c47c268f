import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getCaller } from '@hawser/core/api/contracts/site';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Profile } from '@hawser/core/identity/profiles';
import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';
import { openDirectory } from '@hawser/core/identity/sign-in/directory';
import { revoke } from '@hawser/core/identity/sign-in/renew';
import type { Tokens } from '@hawser/core/identity/sign-in/tokens';
import type { Secret } from '@hawser/core/secret';
import { readClientCertificate } from './client-certificate.ts';
import { isProgram } from '@hawser/command/sign-in/is-program';
import { signInProgram } from '@hawser/command/sign-in/sign-in-program';
import { signInPerson } from '@hawser/command/sign-in/sign-in-person';

export interface Connected {
  readonly caller: Answered<typeof getCaller>;
  /** Undefined for who shows a certificate at every call. */
  readonly tokens: Tokens | undefined;
}

type Connecting = Pick<Call, 'session' | 'signal' | 'tell' | 'steps'>;

export interface Wanted {
  readonly profile: Profile;
  /** What the profile signs in with, before it is kept. */
  readonly secret: Secret | undefined;
  readonly multiFactor: boolean;
}

/** Signs in as a profile says, and asks the site as whom it knows that. Nothing is kept yet. */
export async function connectProfile(
  { session, signal, tell, steps }: Connecting,
  { profile, secret, multiFactor }: Wanted,
): Promise<Connected> {
  const { url, trustAnchor } = profile;
  const site: SiteAddress = { url, ...(trustAnchor === undefined ? {} : { trustAnchor }) };
  if (profile.signIn === 'certificate') {
    const { certificate } = await readClientCertificate(profile, async () => session.vault());
    return {
      caller: await callSite({ ...site, certificate }, getCaller, {}, { signal }),
      tokens: undefined,
    };
  }
  const tokens = isProgram(profile)
    ? await signInProgram(profile, await session.vault(), signal, secret)
    : await signInPerson(profile, {
        signal,
        tell,
        steps,
        browser: session.setting('browser').value,
        parameters: multiFactor ? { acr_values: multiFactorAcr } : {},
      });
  const source = { token: async () => tokens.access, another: async () => undefined };
  try {
    return {
      caller: await callSite({ ...site, tokens: source }, getCaller, {}, { signal }),
      tokens,
    };
  } catch (error) {
    // A sign-in that is not kept is not to go on at the directory either.
    await giveBack(profile, tokens).catch(() => undefined);
    throw error;
  }
}

/** Has the directory end what was given; whether it has. */
export async function giveBack(profile: Profile, { refresh }: Tokens): Promise<boolean> {
  if (refresh === undefined) return false;
  const signal = AbortSignal.timeout(patienceMs);
  return await revoke(await openDirectory(profile, signal), refresh, signal);
}

const patienceMs = 15_000;
