import type { Session } from '../invocation/session.ts';
import type { TokenSource } from '@hawser/core/token-source';
import type { Profile } from '@hawser/core/identity/profiles';
import { holds, type KeptTokens, readTokens } from './kept-tokens.ts';

/** What signing in needs of a call. */
export type SigningIn = Pick<Session, 'vault' | 'person' | 'setting' | 'repeating'>;

/** The tokens of a profile, which are renewed as they end, and made stronger where the site asks for that. */
export function tokensOf(profile: Profile, session: SigningIn): TokenSource {
  let held: KeptTokens | undefined;
  let renewed: string | undefined;
  return {
    async token() {
      held ??= await readTokens(profile, await session.vault());
      // Nothing of what signs in is loaded for a token that still holds.
      if (held === undefined || !holds(held)) {
        const { renewedTokens } = await import('./renewed-tokens.ts');
        held = await renewedTokens(profile, await session.vault(), undefined);
      }
      return held.access;
    },
    async another(refused, challenge, signal) {
      if (challenge.error === 'insufficient_user_authentication') {
        const { strongerTokens } = await import('./stronger-tokens.ts');
        held = await strongerTokens(profile, session, challenge, signal);
        return held.access;
      }
      // One that is just made and refused all the same is not the reason.
      if (challenge.error !== 'invalid_token' || refused.reveal() === renewed) return undefined;
      const { renewedTokens } = await import('./renewed-tokens.ts');
      held = await renewedTokens(profile, await session.vault(), refused.reveal());
      renewed = held.access.reveal();
      return held.access;
    },
  };
}
