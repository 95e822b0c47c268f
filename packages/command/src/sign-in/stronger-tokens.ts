import type { BearerChallenge } from '@hawser/core/bearer-challenge';
import type { Profile } from '@hawser/core/identity/profiles';
import { connectErrors } from '@hawser/core/identity/sign-in/connect-errors';
import { aloneWithTokens, keepTokens, type KeptTokens, readTokens } from './kept-tokens.ts';
import { isProgram } from './is-program.ts';
import { signInPerson } from './sign-in-person.ts';
import type { SigningIn } from './token-source.ts';

/** Signs in again as the site has asked for it (RFC 9470); only where there is somebody who can. */
export async function strongerTokens(
  profile: Profile,
  session: SigningIn,
  { acrValues, maxAge }: BearerChallenge,
  signal: AbortSignal,
): Promise<KeptTokens> {
  const { person } = session;
  const { name } = profile;
  if (person === undefined || isProgram(profile)) {
    throw connectErrors('step-up', { profile: name }, { target: name });
  }
  person.tell(
    maxAge === undefined
      ? 'For this the site wants a stronger sign-in, with a second factor. Sign in again:'
      : 'For this the site wants you to have signed in just now. Sign in again:',
  );
  const vault = await session.vault();
  const tokens = await signInPerson(profile, {
    signal,
    tell: person.tell,
    browser: session.setting('browser').value,
    parameters: {
      ...(acrValues === undefined ? {} : { acr_values: acrValues }),
      ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    },
  });
  return await aloneWithTokens(profile, async () => {
    const kept = { ...tokens, who: (await readTokens(profile, vault))?.who ?? '' };
    await keepTokens(profile, vault, kept);
    return kept;
  });
}
