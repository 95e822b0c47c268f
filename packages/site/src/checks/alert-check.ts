import { HawserError } from '@hawser/core/errors';
import type { AlertSeverity } from '@hawser/core/site/alert-severities';
import type { Alerts } from '../alerts/alerts.ts';
import { type Check, failed, type Finding, passed } from './check.ts';

const results: Readonly<Record<AlertSeverity, Finding['result']>> = {
  critical: 'failed',
  warning: 'warning',
  information: 'passed',
};

const subject = 'all of them';

/** Whether there is anything that somebody should look at: one finding, for each alert says itself what to do. */
export function alertCheck(alerts: Pick<Alerts, 'all'>): Check {
  return async () => {
    try {
      const [worst, ...others] = await alerts.all();
      if (worst === undefined) return [passed(subject, 'there are none')];
      const more = others.length === 0 ? '' : `; others: ${others.length}`;
      const detail = `${worst.message.replace(/\.$/, '')}${more}`;
      const hint = 'See what to do: hawser get-site-alert -Property message,hint';
      return [{ subject, result: results[worst.severity], detail, hint }];
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
      return [failed(subject, error.message, error.hint)];
    }
  };
}
