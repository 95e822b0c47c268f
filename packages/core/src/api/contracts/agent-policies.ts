import { Type } from 'typebox';
import { contract } from '../contract.ts';
import { getCloudPrint } from './cloud-print.ts';

/** What a device is told when its policies have changed. */
export const policiesTopic = 'policies';

/** As many as a device can have. */
export const mostInstalled = 200;

export const getAgentPolicies = contract({
  name: 'getAgentPolicies',
  method: 'GET',
  path: '/agents/v1/policies',
  role: 'agent',
  summary:
    'What the people at a device need to find printers and to print, and what it has for them.',
  answer: Type.Object({
    ...getCloudPrint.answer.properties,
    printers: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String({ pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' }),
          name: Type.String({ minLength: 1, maxLength: 255 }),
          url: Type.String({ maxLength: 1023, description: 'Where it is printed to: ipps:' }),
        }),
        {
          maxItems: mostInstalled,
          description: 'Those that every device has, whoever may use them.',
        },
      ),
    ),
  }),
});
