import { type AlertCounts, alertSeverities } from '@hawser/core/site/alert-severities';

/** How many alerts there are, and by what they are seen. */
export function shownCounts(counts: AlertCounts): string {
  const some = alertSeverities.filter((severity) => counts[severity] > 0);
  if (some.length === 0) return 'none';
  const shown = some.map((severity) => `${counts[severity]} ${severity}`).join(', ');
  return `${shown}; see hawser get-site-alert`;
}
