import { Type } from 'typebox';
import { alertSeverities } from '../../site/alert-severities.ts';
import { time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const severity = Type.Enum(alertSeverities);

const alert = Type.Object({
  severity,
  kind: Type.String({ description: 'What it is about.' }),
  subject: Type.String({ description: 'Which of them: the same for as long as it is the same.' }),
  name: Type.String({ description: 'What people call the subject.' }),
  level: Type.String({ description: 'How far it has come; another one is told anew.' }),
  message: Type.String(),
  hint: Type.String({ description: 'What to do next.' }),
  since: time,
  replica: Type.Union([Type.String(), Type.Null()], {
    description: 'The id of the replica that it is about; null where it is about the whole site.',
  }),
});

/** They are few: each is something that somebody should look at, and goes away when it is mended. */
export const listAlerts = contract({
  name: 'listAlerts',
  method: 'GET',
  path: '/admin/v1/alerts',
  role: 'Reports.Read',
  summary: 'What somebody should look at, the worst first; at most 1000.',
  query: Type.Object({
    severity: Type.Optional(severity),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  }),
  answer: Type.Object({ items: Type.Array(alert), next: Type.Null() }),
});
