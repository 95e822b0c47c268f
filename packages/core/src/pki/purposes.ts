/** What certificates of a site are for. */
export const purposes = ['cmg', 'distribution-point', 'management', 'server'] as const;
export type Purpose = (typeof purposes)[number];

/** Whether it proves who calls, instead of who answers. */
export function isForClients(purpose: Purpose): boolean {
  return purpose === 'management';
}

/** The first label of its name is also that of a service and of a storage account in the cloud. */
export function namesService(purpose: Purpose): boolean {
  return purpose === 'cmg' || purpose === 'distribution-point';
}
