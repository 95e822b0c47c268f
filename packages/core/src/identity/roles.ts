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

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
