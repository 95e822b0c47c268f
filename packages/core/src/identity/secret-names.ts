import type { Profile, SignInMethod } from './profiles.ts';

/** Where the vault keeps the client secret of a profile. */
export function secretNameOf(profile: string): string {
  return `profile/${profile.toLowerCase()}/client-secret`;
}

/** Where the vault keeps the certificate of a profile and its key, both PEM in one text. */
export function certificateNameOf(profile: string): string {
  return `profile/${profile.toLowerCase()}/client-certificate`;
}

/** Where the vault keeps what a sign-in with a profile has given. */
export function tokensNameOf(profile: string): string {
  return `profile/${profile.toLowerCase()}/tokens`;
}

const withCertificate = new Set<SignInMethod>(['certificate', 'client-certificate']);

/** Whether a profile signs in with a certificate that is in the vault and not in files. */
export function isCertificateInVault({
  signIn,
  certificatePath,
  keyPath,
}: Pick<Profile, 'signIn' | 'certificatePath' | 'keyPath'>): boolean {
  return withCertificate.has(signIn) && certificatePath === undefined && keyPath === undefined;
}

/** Where the vault keeps what a profile signs in with; undefined where it needs nothing of it. */
export function vaultNameFor(profile: Profile): string | undefined {
  if (profile.signIn === 'client-secret') return secretNameOf(profile.name);
  return isCertificateInVault(profile) ? certificateNameOf(profile.name) : undefined;
}

/** All that the vault may keep for a profile. */
export function vaultNamesOf(profile: Profile): readonly string[] {
  const tokens = profile.signIn === 'certificate' ? [] : [tokensNameOf(profile.name)];
  return [vaultNameFor(profile), ...tokens].filter((name) => name !== undefined);
}
