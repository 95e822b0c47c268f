import { Type } from 'typebox';
import { operationStates } from '../../operations/operation-states.ts';
import { page, pageOf, textOrNull, time, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const state = Type.Enum(operationStates);
const stepState = Type.Enum(['pending', 'running', 'waiting', 'done', 'failed', 'cancelled']);
const error = Type.Object({ code: Type.String(), message: Type.String(), hint: Type.String() });

const shown = {
  id: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  state,
  step: textOrNull,
  steps: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      state: stepState,
      attempts: Type.Integer(),
    }),
  ),
  progress: Type.Union([Type.Object({ done: Type.Integer(), total: Type.Integer() }), Type.Null()]),
  startedBy: Type.String(),
  replica: textOrNull,
  created: time,
  started: timeOrNull,
  finished: timeOrNull,
  due: timeOrNull,
  error: Type.Union([error, Type.Null()]),
};

/** An operation without what came of it, which may be large. */
const listedOperation = Type.Object(shown);

const result = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]);

const operation = Type.Object({ ...shown, result });

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

/** Starts long work. The header Idempotency-Key makes that a repeat starts nothing. */
export const startOperation = contract({
  name: 'startOperation',
  method: 'POST',
  path: '/admin/v1/operations',
  role: 'Site.Admin',
  repeat: 'own',
  summary: 'Starts an operation; a repeat with the same Idempotency-Key gives the first.',
  body: Type.Object({
    kind: Type.String({ minLength: 1, maxLength: 100 }),
    input: Type.Unknown(),
  }),
  answer: operation,
  status: 202,
});

export const getOperation = contract({
  name: 'getOperation',
  method: 'GET',
  path: '/admin/v1/operations/:id',
  role: 'Site.Admin',
  summary: 'An operation.',
  params,
  answer: operation,
});

export const listOperations = contract({
  name: 'listOperations',
  method: 'GET',
  path: '/admin/v1/operations',
  role: 'Site.Admin',
  summary: 'Operations, those that were started last first.',
  query: Type.Object({
    state: Type.Optional(state),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    ...page,
  }),
  answer: pageOf(listedOperation),
});

export const cancelOperation = contract({
  name: 'cancelOperation',
  method: 'POST',
  path: '/admin/v1/operations/:id/cancel',
  role: 'Site.Admin',
  summary: 'Has an operation stopped.',
  params,
  answer: operation,
});

/** Server-sent events: each with its sequence as the id, and an operation event as the data. */
export const followOperation = contract({
  name: 'followOperation',
  method: 'GET',
  path: '/admin/v1/operations/:id/events',
  role: 'Site.Admin',
  summary: 'What happens to an operation, after the Last-Event-ID, until it is finished.',
  params,
  answer: Type.String(),
  answerType: 'text/event-stream',
});

const when = { sequence: Type.Integer({ minimum: 1 }), time };

/** What such an event has as its data. */
export const operationEvent = Type.Union([
  Type.Object({
    ...when,
    type: Type.Literal('state'),
    state,
    due: Type.Optional(time),
    error: Type.Optional(error),
    result: Type.Optional(result),
  }),
  Type.Object({
    ...when,
    type: Type.Literal('step'),
    step: Type.String(),
    state: stepState,
    attempts: Type.Integer(),
  }),
  Type.Object({
    ...when,
    type: Type.Literal('progress'),
    done: Type.Integer(),
    total: Type.Integer(),
  }),
  Type.Object({ ...when, type: Type.Literal('log'), text: Type.String() }),
]);
