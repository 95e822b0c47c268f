import type { OutputType } from '@hawser/command/declaration/output';
import { auditResults } from '@hawser/core/audit/audit-result';

/** What somebody has done, as commands show it. */
export const auditRecordOutput = {
  name: 'Hawser.AuditRecord',
  properties: {
    id: { type: 'string', description: 'What tells it from others.' },
    time: { type: 'string', format: 'date-time', description: 'When it was.', whole: true },
    actor: { type: 'string', description: 'Who has done it, by name.' },
    actorKind: {
      type: 'string',
      description:
        'How that is known: certificate, user, client or agent; site for itself, nobody where it is not known.',
    },
    actorId: { type: 'string', description: 'The id of who has done it.' },
    address: { type: ['string', 'null'], description: 'Where the call came from.' },
    call: { type: 'string', description: 'What was asked for.' },
    mutation: { type: ['string', 'null'], description: 'The change that was made, if any.' },
    target: { type: ['string', 'null'], description: 'What it was done to.' },
    targetName: {
      type: ['string', 'null'],
      description: 'What that was called then; the same again where it has no other name.',
    },
    before: { type: ['object', 'null'], description: 'How that was, without secrets.' },
    after: { type: ['object', 'null'], description: 'How that is since, without secrets.' },
    result: { type: 'string', enum: auditResults, description: 'What came of it.' },
    code: { type: ['string', 'null'], description: 'That of the error.' },
    count: { type: 'integer', description: 'How many times it happened.' },
    request: { type: ['string', 'null'], description: 'The id of the request in the logs.' },
    replica: { type: 'string', description: 'The replica of the site that has answered.' },
    link: {
      type: ['integer', 'null'],
      description: 'Its link in the chain of that replica; nothing until it is sealed.',
    },
  },
  view: ['time', 'actor', 'call', 'targetName', 'result', 'code'],
} as const satisfies OutputType;
