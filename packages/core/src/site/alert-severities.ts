/** How much an alert matters, the worst first. */
export const alertSeverities = ['critical', 'warning', 'information'] as const;

export type AlertSeverity = (typeof alertSeverities)[number];

/** How many alerts there are of each. */
export type AlertCounts = Readonly<Record<AlertSeverity, number>>;
