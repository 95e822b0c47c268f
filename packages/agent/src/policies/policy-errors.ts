import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const policyErrors = errorTable('agent-policy', {
  'none-yet': {
    kind: 'not-found',
    message: 'The site has told this device, {name}, nothing yet.',
    hint: 'Have the agent connect: hawser-agent start-agent',
  },
  'no-device': {
    kind: 'usage',
    message: 'This machine is a {role}, {name}, and only devices are told policies.',
    hint: 'Look at them as an administrator: hawser get-cloud-print-policy',
  },
});
