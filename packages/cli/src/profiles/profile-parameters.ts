import { profileCandidates, profileNamePattern } from '@hawser/core/identity/profiles';

/** What a profile may be called. */
export const profileName = {
  type: 'string',
  pattern: {
    source: profileNamePattern,
    says: 'a name that begins with a letter, of up to 64 letters, digits, dots, underscores and hyphens',
  },
} as const;

/** The name of a profile that is there. */
export const existingProfile = {
  ...profileName,
  from: { 'Hawser.Profile': 'name', 'Hawser.SignIn': 'profile', 'Hawser.StartedSite': 'profile' },
  complete: profileCandidates,
} as const;
