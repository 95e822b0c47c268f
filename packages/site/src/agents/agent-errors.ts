import { errorTable } from '@hawser/core/errors';

/** Agents, and how they register. */
export const agentErrors = errorTable('agent', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no agent {agent}.',
    hint: 'See those there are: hawser get-agent',
  },
  'runs-elsewhere': {
    kind: 'conflict',
    message: '{name} runs already, on another machine or from another folder, and is connected.',
    hint: 'Two that go by one registration would print the same jobs. Stop the one that is not to be, or register it as one of its own: hawser-agent unregister-agent, hawser-agent register-agent',
  },
  'no-such-token': {
    kind: 'not-found',
    message: 'There is no registration token {id}.',
    hint: 'See those there are: hawser get-registration-token',
  },
  'token-removed': {
    kind: 'denied',
    message: 'The registration token was removed.',
    hint: 'Ask an administrator for another one: hawser new-registration-token',
  },
  'token-expired': {
    kind: 'denied',
    message: 'The registration token ended at {at}.',
    hint: 'Ask an administrator for another one: hawser new-registration-token',
  },
  'token-used-up': {
    kind: 'denied',
    message: 'The registration token was used as often as it may be.',
    hint: 'Ask an administrator for another one: hawser new-registration-token',
  },
  'wrong-role': {
    kind: 'denied',
    message: 'The registration token is not for the role {role}, but for {meant}.',
    hint: 'Register with -Role {meant}, or ask an administrator for another token.',
  },
  'too-many-certificates': {
    kind: 'conflict',
    message: '{name} has {most} certificates that hold already, which is more than an agent needs.',
    hint: 'It goes on with those. If that is not how it should be, let it in no more: hawser revoke-agent {id}',
  },
  'key-used': {
    kind: 'conflict',
    message: 'The key of the request belongs to another agent, or to one that was revoked.',
    hint: 'Register with a new key.',
  },
});
