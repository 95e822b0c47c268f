import { systemClock } from '@hawser/core/clock';
import type { Profile } from '@hawser/core/identity/profiles';
import { tokensNameOf } from '@hawser/core/identity/secret-names';
import { openDirectory } from '@hawser/core/identity/sign-in/directory';
import { renewedBy } from '@hawser/core/identity/sign-in/renew';
import { connectErrors } from '@hawser/core/identity/sign-in/connect-errors';
import type { Vault } from '@hawser/core/identity/vault';
import { aloneWithTokens, holds, keepTokens, type KeptTokens, readTokens } from './kept-tokens.ts';
import { isProgram } from './is-program.ts';
import { signInProgram } from './sign-in-program.ts';

/** New tokens for a profile; those that somebody else has just got will do, but not `refused`. */
export async function renewedTokens(
  profile: Profile,
  vault: Vault,
  refused: string | undefined,
): Promise<KeptTokens> {
  return await aloneWithTokens(profile, async () => {
    const kept = await readTokens(profile, vault);
    const isOther = kept !== undefined && kept.access.reveal() !== refused;
    if (isOther && holds(kept)) return kept;
    // Not to be stopped: a refresh token that is used up without an answer is lost.
    const { signal } = new AbortController();
    if (isProgram(profile)) {
      const tokens = await signInProgram(profile, vault, signal);
      const renewed = { ...tokens, who: kept?.who ?? profile.clientId ?? '' };
      await keepTokens(profile, vault, renewed);
      return renewed;
    }
    const { name } = profile;
    const target = { target: name };
    if (kept === undefined) throw connectErrors('none', { profile: name }, target);
    if (kept.refresh === undefined) {
      if (isOther && kept.until > systemClock.now()) return kept;
      const reason = 'it holds for a limited time, and cannot be renewed';
      throw connectErrors('ended', { profile: name, reason }, target);
    }
    // By this the old ones are used up: where others could not be kept, as on a full disk, they stay.
    await keepTokens(profile, vault, kept);
    const tokens = await renewedBy(await openDirectory(profile, signal), kept.refresh, signal);
    if (tokens === undefined) {
      await vault.delete(tokensNameOf(name));
      const reason = 'the directory does not renew it any more';
      throw connectErrors('ended', { profile: name, reason }, target);
    }
    const renewed = { ...tokens, who: kept.who };
    await keepTokens(profile, vault, renewed);
    return renewed;
  });
}
