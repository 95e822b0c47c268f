import type { Session } from '@hawser/command/invocation/session';
import { HawserError } from '@hawser/core/errors';
import type { Profile } from '@hawser/core/identity/profiles';

/** The profile in use, for what can do without one. */
export async function profileInUse(
  session: Pick<Session, 'profile'>,
): Promise<Profile | undefined> {
  try {
    return await session.profile();
  } catch (error) {
    if (error instanceof HawserError && error.code === 'profile-none') return undefined;
    throw error;
  }
}
