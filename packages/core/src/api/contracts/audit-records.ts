import { Type } from 'typebox';
import { auditResults } from '../../audit/audit-result.ts';
import { page, pageOf, textOrNull, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const wantedTime = Type.String({
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$`,
  description: 'A time in UTC, ISO 8601.',
});
const wantedText = Type.String({ minLength: 1, maxLength: 200 });

const thing = Type.Record(Type.String(), Type.Unknown());

const auditRecord = Type.Object({
  id: Type.String(),
  time,
  replica: Type.String({ description: 'The replica that has answered the call.' }),
  actor: Type.Object({
    kind: Type.String({
      description: 'certificate, user, client or agent; site for itself, nobody where unknown.',
    }),
    id: Type.String(),
    name: Type.String(),
  }),
  address: textOrNull,
  call: Type.String({ description: 'What was asked for.' }),
  mutation: Type.Union([Type.String(), Type.Null()], {
    description: 'The change that was made; null where there was none.',
  }),
  target: textOrNull,
  targetName: Type.Union([Type.String(), Type.Null()], {
    description: 'What the target was called then, where it is an id of something with a name.',
  }),
  before: Type.Union([thing, Type.Null()], { description: 'How the target was, without secrets.' }),
  after: Type.Union([thing, Type.Null()], {
    description: 'How the target is since, without secrets.',
  }),
  result: Type.Enum(auditResults),
  code: Type.Union([Type.String(), Type.Null()], { description: 'Of the error.' }),
  request: textOrNull,
  count: Type.Integer({ description: 'How many times it happened.' }),
  link: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The link that it is in, in the chain of its replica; null until it is sealed.',
  }),
});

/** Who reads them is in them, too. */
export const listAuditRecords = contract({
  name: 'listAuditRecords',
  method: 'GET',
  path: '/admin/v1/audit-records',
  role: 'Reports.Read',
  audited: true,
  summary: 'Who has done what, the latest first.',
  query: Type.Object({
    since: Type.Optional(wantedTime),
    until: Type.Optional(wantedTime),
    actor: Type.Optional({ ...wantedText, description: 'The id or the name of who has called.' }),
    target: Type.Optional({
      ...wantedText,
      description: 'The id of what was changed, or its name: that of then or of now.',
    }),
    call: Type.Optional(wantedText),
    result: Type.Optional(Type.Enum(auditResults)),
    ...page,
  }),
  answer: pageOf(auditRecord),
});
