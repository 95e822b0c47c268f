import { errorTable } from '@hawser/core/errors';

/** What can go wrong with long work. */
export const operationErrors = errorTable('operation', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no operation {id}.',
    hint: 'It never was, or it ended more than 30 days ago. See those there are: hawser get-operation',
  },
  'unknown-kind': {
    kind: 'usage',
    message: 'The site knows no operations of the kind "{kind}".',
    hint: 'It knows these: {kinds}.',
  },
  'too-large': {
    kind: 'usage',
    status: 413,
    message:
      'What the operation "{kind}" is to work on has more than the {limit} bytes it may have.',
    hint: 'Start several operations, each with a part of it.',
  },
  'bad-key': {
    kind: 'usage',
    message: 'The key of a new operation has to be 1 to {most} visible characters.',
    hint: 'Use a random UUID.',
  },
  'key-used': {
    kind: 'conflict',
    message: 'The key "{key}" was used already, to start operation {id}, which is another one.',
    hint: 'Use a new key for a new operation. See what was started: hawser get-operation {id}',
  },
  finished: {
    kind: 'conflict',
    message: 'Operation {id} cannot be stopped: it has already {state}.',
    hint: 'See what came of it: hawser get-operation {id}',
  },
  'lease-lost': {
    kind: 'conflict',
    message: 'This replica does not have operation {id} any more.',
    hint: 'Another replica goes on with it. If that happens often, look at the load of the machines, and compare their clocks.',
  },
  'replica-died': {
    kind: 'failed',
    message: 'The step "{step}" was begun {times} times, and the last time its replica died.',
    hint: 'Its log tells why; a lack of memory perhaps. Start the operation again when that is mended.',
  },
  changed: {
    kind: 'failed',
    message: 'Operation {id} was started by another version of Hawser, which took other steps.',
    hint: 'Start it again; what it has done already is found and left as it is.',
  },
  'state-too-large': {
    kind: 'failed',
    message: 'The step "{step}" left more than the {limit} bytes that are kept of it.',
    hint: 'Start several operations, each with a part of the work.',
  },
});
