import { readTokens } from '@hawser/command/sign-in/kept-tokens';
import type { Session } from '@hawser/command/invocation/session';
import type { Secret } from '@hawser/core/secret';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { deviceErrors } from './device-errors.ts';
import { deviceSite, signedInHere } from './device-site.ts';

export interface SignedInUser {
  /** As whom the site knows whoever has signed in. */
  readonly name: string;
  readonly url: string;
  readonly trustAnchor: string | undefined;
  readonly printerLimit: number;
  readonly token: Secret;
  readonly until: number;
  readonly isRenewed: boolean;
}

/** What somebody was given when he signed in here, renewed where it has ended, or where that is wanted. */
export async function signedInUser(
  folder: AgentFolder,
  { session, renew, signal }: { session: Session; renew: boolean; signal: AbortSignal },
): Promise<SignedInUser> {
  const { user, profile, printerLimit } = await signedInHere(folder);
  const { tokens, url, trustAnchor } = await deviceSite(folder, session);
  const before = await tokens.token(signal);
  const refused = { error: 'invalid_token', acrValues: undefined, maxAge: undefined };
  const token = (renew ? await tokens.another(before, refused, signal) : undefined) ?? before;
  const kept = await readTokens(profile, await session.vault());
  if (kept === undefined) throw deviceErrors('not-signed-in', { site: url });
  const isRenewed = kept.refresh !== undefined;
  return { name: user.who, url, trustAnchor, printerLimit, token, until: kept.until, isRenewed };
}
