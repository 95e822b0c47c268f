import { shownTime } from '@hawser/core/shown-time';
import type { AlertSeverity } from '@hawser/core/site/alert-severities';
import type { StandingAlert } from '../alerts.ts';
import type { Ending } from './ending.ts';

interface Level {
  readonly days: number;
  readonly level: string;
  readonly severity: AlertSeverity;
}

/** From the last one on: the first that holds is the one that it has come to. */
const levels: readonly Level[] = [
  { days: 0, level: 'ended', severity: 'critical' },
  { days: 1, level: '1 day', severity: 'critical' },
  { days: 7, level: '7 days', severity: 'warning' },
  { days: 14, level: '14 days', severity: 'warning' },
  { days: 30, level: '30 days', severity: 'information' },
];

const dayMs = 86_400_000;

/** The alert about something that ends soon, or has ended; undefined while there is time. */
export function endingAlert(ending: Ending, now: number): StandingAlert | undefined {
  const { subject, name, what, hint, begins = -Infinity, ends, mattersDays = Infinity } = ending;
  const come = levels.find(
    ({ days }) =>
      ends - now <= days * dayMs &&
      days <= mattersDays &&
      // What was made for a week does not end soon when it begins.
      2 * days * dayMs <= ends - begins,
  );
  if (come === undefined) return undefined;
  const { level, severity } = come;
  const message = `${what} ${level === 'ended' ? 'ended' : 'ends'} at ${shownTime(ends)}.`;
  return { subject, name, level, severity, message, hint };
}
