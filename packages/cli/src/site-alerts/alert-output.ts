import type { OutputType } from '@hawser/command/declaration/output';
import type { Answered } from '@hawser/core/api/contract';
import type { listAlerts } from '@hawser/core/api/contracts/alerts';
import { alertSeverities } from '@hawser/core/site/alert-severities';

export const alertOutput = {
  name: 'Hawser.SiteAlert',
  properties: {
    severity: {
      type: 'string',
      enum: alertSeverities,
      description: 'How much it matters.',
    },
    kind: { type: 'string', description: 'What it is about.' },
    name: { type: 'string', description: 'What it is about of those.' },
    message: { type: 'string', description: 'What is so.' },
    since: { type: 'string', description: 'Since when it is like that.' },
    hint: { type: 'string', description: 'What to do about it.' },
    level: { type: 'string', description: 'How far it has come, in words of its kind.' },
    subject: { type: 'string', description: 'What the site knows it by.' },
    replica: {
      type: ['string', 'null'],
      description: 'The id of the replica that it is about, where it is about one.',
    },
  },
  view: ['severity', 'level', 'message'],
} as const satisfies OutputType;

type Alert = Answered<typeof listAlerts>['items'][number];

/** An alert with what matters first. */
export function shownAlert(alert: Alert): Alert {
  const { severity, kind, name, message, since, hint, level, subject, replica } = alert;
  return { severity, kind, name, message, since, hint, level, subject, replica };
}
