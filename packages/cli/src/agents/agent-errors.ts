import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const namedAgentErrors = errorTable('named-agent', {
  'nobody-named': {
    kind: 'usage',
    message: 'It was not said which agent is meant.',
    hint: 'Give -Id or -Name; see those there are: hawser get-agent',
  },
  'not-found': {
    kind: 'not-found',
    message: 'There is no agent "{name}".',
    hint: 'See those there are: hawser get-agent',
  },
  'unknown-name': {
    kind: 'not-found',
    message: 'No agent by the name of {name} is let in.',
    hint: 'See those there are: hawser get-agent',
  },
});
