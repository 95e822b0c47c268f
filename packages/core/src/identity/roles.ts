/** What callers of a site may be allowed; without one of them nothing is. */
export const roles = [
  'Site.Admin',
  'Printers.Publish',
  'Printers.Use',
  'Content.Manage',
  'Devices.Manage',
  'Reports.Read',
] as const;

export type Role = (typeof roles)[number];

/** How somebody is known: by a certificate, as a person or a program of a directory, as an agent or as one to be. */
export const callerKinds = ['certificate', 'user', 'client', 'agent', 'registration'] as const;

export type CallerKind = (typeof callerKinds)[number];

/** Whether somebody with these roles may do what needs that one; who administers the site may do all. */
export function allows(held: readonly Role[], needed: Role): boolean {
  return held.includes(needed) || held.includes('Site.Admin');
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
