/** What the usage of printers is added up by. */
export const usageGroups = ['user', 'printer', 'day'] as const;

export type UsageGroup = (typeof usageGroups)[number];
