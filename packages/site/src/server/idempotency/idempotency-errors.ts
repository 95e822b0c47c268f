import { errorTable } from '@hawser/core/errors';

/** Why a request with an Idempotency-Key is neither carried out nor answered as the first. */
export const idempotencyErrors = errorTable('idempotency', {
  'bad-key': {
    kind: 'usage',
    message: 'The header Idempotency-Key has to be 1 to {most} visible characters.',
    hint: 'Use a random UUID, and another one for each request that is not a repeat.',
  },
  another: {
    kind: 'usage',
    status: 422,
    message: 'This Idempotency-Key was used already, for another request.',
    hint: 'Use a new key for a new request.',
  },
  running: {
    kind: 'conflict',
    message: 'The first request with this Idempotency-Key is still being carried out.',
    hint: 'Repeat the request in a moment; it gets the answer of the first then.',
  },
  unanswered: {
    kind: 'conflict',
    message:
      'The first request with this Idempotency-Key was carried out, but its answer was not kept.',
    hint: 'Look at what it has made, instead of repeating it.',
  },
  overtaken: {
    kind: 'conflict',
    message: 'The request took so long that a repeat of it is carried out instead.',
    hint: 'Repeat the request with the same Idempotency-Key; it gets the answer of that one.',
  },
});
