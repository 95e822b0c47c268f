import { contract } from '../contract.ts';
import { getCloudPrint } from './cloud-print.ts';

/** What a device is told when its policies have changed. */
export const policiesTopic = 'policies';

export const getAgentPolicies = contract({
  name: 'getAgentPolicies',
  method: 'GET',
  path: '/agents/v1/policies',
  role: 'agent',
  summary: 'What the people at a device need to find printers and to print.',
  answer: getCloudPrint.answer,
});
