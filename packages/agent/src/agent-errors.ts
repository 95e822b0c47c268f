import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const thisAgentErrors = errorTable('this-agent', {
  'not-registered': {
    kind: 'not-found',
    message: 'This machine is no agent of a site: there is no registration in {folder}.',
    hint: 'Register it: hawser-agent register-agent -Role device -TokenFile FILE. To print as yourself, sign in: hawser-agent connect-agent-user',
  },
  registered: {
    kind: 'conflict',
    message: 'This machine is an agent already: {name}, a {role} of {url}.',
    hint: 'Let it be, or end that first: hawser-agent unregister-agent',
  },
  'let-in-no-more': {
    kind: 'denied',
    message: 'The site lets this agent in no more: it was revoked, or its certificate has ended.',
    hint: 'If that is a mistake, register it anew with a new token: hawser-agent stop-agent, hawser-agent unregister-agent, hawser-agent register-agent',
  },
  running: {
    kind: 'conflict',
    message: 'An agent runs in {folder} already.',
    hint: 'See it: hawser-agent get-agent-status. End it: hawser-agent stop-agent',
  },
  'still-running': {
    kind: 'conflict',
    message:
      'The agent in {folder} runs, and would go on as what it is no more. Nothing was deleted.',
    hint: 'End it first: hawser-agent stop-agent, or where a service runs it hawser-agent uninstall-agent-service. Then repeat this.',
  },
  'registration-gone': {
    kind: 'not-found',
    message: 'The registration in {folder} was deleted while the agent ran. It has ended.',
    hint: 'To let it in again: hawser-agent register-agent. What was deleted the site lists until it is revoked there: hawser revoke-agent',
  },
  'not-running': {
    kind: 'not-found',
    message: 'No agent runs in {folder}.',
    hint: 'Start it: hawser-agent start-agent',
  },
  'not-started': {
    kind: 'failed',
    message: 'The agent ended while it was starting ({ending}).',
    hint: 'What it said last is in {output}; in the foreground it says all: hawser-agent start-agent',
  },
  'start-stopped': {
    kind: 'interrupted',
    message: 'The start was stopped, and no agent runs in {folder}.',
    hint: 'Start it again: hawser-agent start-agent -Detach',
  },
  'not-stopped': {
    kind: 'failed',
    message: 'The agent in {folder}, process {pid}, has not ended within {seconds} s.',
    hint: 'See what it does, or end it at once: hawser-agent stop-agent -Force',
  },
  'bad-address': {
    kind: 'usage',
    message: '"{url}" is no address of a site. Nothing was sent to it.',
    hint: 'Give one as https://site.example.com:8444',
  },
  'wrong-authority': {
    kind: 'denied',
    message: 'What answers at {url} does not belong to the site that the token is from.',
    hint: 'Look at the address. Nothing was sent to it; if the site was set up anew, ask for a new token.',
  },
});
