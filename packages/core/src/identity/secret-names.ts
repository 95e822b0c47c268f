/** Where the vault keeps the client secret of a profile. */
export function secretNameOf(profile: string): string {
  return `profile/${profile.toLowerCase()}/client-secret`;
}
