import type { Profile } from '@hawser/core/identity/profiles';

/** Whether a profile signs in as a program, which needs nobody at the terminal. */
export function isProgram({ signIn }: Pick<Profile, 'signIn'>): boolean {
  return signIn === 'client-secret' || signIn === 'client-certificate';
}
